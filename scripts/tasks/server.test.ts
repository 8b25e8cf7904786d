import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { findFreePort } from '@/lib/testing/free-port'
import { askHealth } from './server.mjs'

it('waits for a database that does not keep up at the start', async () => {
  const answers = [503, 503]
  const server = createServer((_, response) => {
    response.writeHead(answers.shift() ?? 200)
    response.end('{"mode":"simulator"}')
  })
  const port = await findFreePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await askHealth(`http://127.0.0.1:${port}`)).toBe('simulator')
  expect(answers).toEqual([])
  server.close()
})
