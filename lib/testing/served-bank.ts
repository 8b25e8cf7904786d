import type { Server } from 'node:http'
import { createSimulator, type Simulator } from '@/lib/simulator'
import { serve } from '@/lib/simulator/server'

/** A simulator that is reached over HTTP, as Stripe is: for what the product does only with a key. */
export type ServedBank = {
  key: string
  /** For `startTestProduct`. */
  environment: Record<string, string>
  control: (path: string, body: unknown) => Promise<void>
  stop: () => void
}

export async function serveBank(name: string): Promise<ServedBank> {
  const bank = await createSimulator()
  const server = serve(bank)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const key = `sk_test_${name}`
  return {
    key,
    environment: {
      STRIPE_SECRET_KEY: key,
      STRIPE_PUBLISHABLE_KEY: `pk_test_${name}`,
      STRIPE_API_BASE: `http://127.0.0.1:${portOf(server)}`,
      STRIPE_CALLS_PER_SECOND: '1000',
    },
    control: (path, body) => control(bank, key, path, body),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function control(bank: Simulator, key: string, path: string, body: unknown): Promise<void> {
  const response = await bank.fetch(
    new Request(`http://simulator/_simulator/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  if (!response.ok) throw new Error(`the simulator refused ${path}: ${await response.text()}`)
}
