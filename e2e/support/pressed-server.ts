import { type APIRequestContext, request as requests } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { StreamReader } from '@/lib/testing/read-stream'
import { type DataHome, dataHomes } from './data-home'
import { type StandaloneSimulator, signUpAndLink } from './linked-person'
import { type Program, startProgram } from './program'

export type PressedServer = {
  url: string
  secret: string
  /** Linked, and in the mirror. */
  account: string
  simulator: StandaloneSimulator
  /** The person whose account it is. */
  person: APIRequestContext
  home: DataHome
  /** It runs already. */
  first: Program
  /** Starts it again, always at the same address and on the same data. */
  serve(): Promise<Program>
  openStream(lastEventId?: string): Promise<StreamReader>
  leave(): Promise<void>
}

/** A server with a test key, a standalone simulator in Stripe's place, and somebody with one account. */
export async function makePressedServer(database: keyof typeof dataHomes): Promise<PressedServer> {
  const [home, port, simulatorPort] = [await dataHomes[database](), await findFreePort(), await findFreePort()]
  const secret = 'whsec_of_the_load'
  const simulator = { url: `http://127.0.0.1:${simulatorPort}`, key: 'sk_test_load' }
  const bank = startProgram('scripts/simulator.mjs', ['--port', String(simulatorPort)], {})
  await bank.printed('simulator listening on')
  const url = `http://localhost:${port}`
  const serve = async () => {
    const stripe = { STRIPE_SECRET_KEY: simulator.key, STRIPE_API_BASE: simulator.url, STRIPE_WEBHOOK_SECRET: secret }
    const server = startProgram('scripts/serve.mjs', [], {
      ...home.env,
      ...stripe,
      PORT: String(port),
      SIGN_UP: 'open',
    })
    await server.printed('is serving at')
    return server
  }
  const person = await requests.newContext({ baseURL: url })
  const first = await serve()
  const account = await signUpAndLink(person, simulator)
  return {
    ...{ url, secret, account, simulator, person, home, first, serve },
    async openStream(lastEventId) {
      const { cookies } = await person.storageState()
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const headers = { cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) }
      return new StreamReader(await fetch(`${url}/api/stream`, { headers }))
    },
    async leave() {
      await person.dispose()
      await bank.stop()
      await home.remove()
    },
  }
}
