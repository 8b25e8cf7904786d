import { onTestFinished } from 'vitest'
import type { Simulator } from '../index'
import { serve } from '../server'

/** The same simulator behind a port of this machine, until the test has ended. */
export async function overHttp(simulator: Simulator): Promise<Simulator & { url: string }> {
  const server = serve(simulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  return {
    ...simulator,
    url,
    fetch(request) {
      const { pathname, search } = new URL(request.url)
      return fetch(new Request(url + pathname + search, request))
    },
  }
}
