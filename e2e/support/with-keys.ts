import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@/lib/testing/free-port'
import type { StandaloneSimulator } from './linked-person'
import { type Program, startProgram } from './program'
import { test as base } from './test'

type Environment = Record<string, string>
/** @param before what is done with the server's surroundings before it runs. */
type Start = (
  change: Environment,
  before?: (env: Environment) => Promise<void>,
) => Promise<{ url: string; server: Program }>

/** The product as it runs with test keys: Stripe's API is a standalone simulator, and nothing of the simulator is inside. */
export const test = base.extend<object, { bank: StandaloneSimulator; keys: Start }>({
  bank: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const port = await findFreePort()
      const simulator = startProgram('scripts/simulator.mjs', ['--port', String(port)], {})
      await simulator.printed('simulator listening on')
      await use({ url: `http://127.0.0.1:${port}`, key: 'sk_test_harbour' })
      await simulator.stop()
    },
    { scope: 'worker' },
  ],
  keys: [
    async ({ bank }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'tidewater-keys-'))
      const servers: Program[] = []
      await use(async (change, before = async () => {}) => {
        const port = String(await findFreePort())
        const stripe = { STRIPE_SECRET_KEY: bank.key, STRIPE_API_BASE: bank.url }
        const env = { PORT: port, DATA_DIR: join(folder, port), SIGN_UP: 'open', ...stripe, ...change }
        await before(env)
        const server = startProgram('scripts/serve.mjs', [], env)
        servers.push(server)
        await server.printed('is serving at')
        return { url: `http://localhost:${port}`, server }
      })
      await Promise.all(servers.map((server) => server.stop()))
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})
