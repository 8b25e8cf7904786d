import { afterEach } from 'vitest'
import type { SimulatorOptions } from '../index'
import type { controlOf } from './bench'
import type { Bench } from './contract'
import { openReceiver } from './receiver'

export const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A simulator on the machine's own clock, with an endpoint somebody listens at. */
export async function hooked(open: Bench, options: SimulatorOptions = {}, answers: (number | 'hang')[] = []) {
  const receiver = await openReceiver(answers)
  closers.push(receiver.close)
  const on = await open({ realNow: Date.now, ...options })
  closers.push(() => on.simulator.close())
  const endpoint = await on.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] })
  return { ...on, receiver, endpoint, secret: endpoint.secret ?? '' }
}

/** Asks until the deliveries are as wanted: each ask gives the deliverer a turn. */
export async function deliveries(control: ReturnType<typeof controlOf>, done: (status: string) => boolean, query = '') {
  for (;;) {
    const { data } = await control(`deliveries${query}`)
    if (data.length > 0 && data.every(({ status }: { status: string }) => done(status))) return data
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export const settled = (status: string) => status !== 'pending'
