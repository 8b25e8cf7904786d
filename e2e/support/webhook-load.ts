import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'

type Target = { url: string; secret: string; account: string }

export type Load = {
  /** Settles with the first so many that the server has answered 2xx. */
  acknowledged(count: number): Promise<void>
  /** Settles once the server takes nothing more. */
  ended: Promise<Pressed>
  stop(): Promise<Pressed>
}

/** The ids of all that the server said it has, and its other answers. */
type Pressed = { kept: string[]; refused: number[] }

const connections = 16

/** Signed events about one account, as fast as the server takes them, until it takes none. */
export function press(target: Target): Load {
  const kept: string[] = []
  const refused: number[] = []
  let isOver = false
  let reached = () => {}
  let wanted = Number.POSITIVE_INFINITY
  const work = async () => {
    while (!isOver) {
      const id = `evt_${randomUUID().replaceAll('-', '')}`
      const status = await deliver(target, id).catch(() => null)
      if (status === null) return
      if (status === 200) kept.push(id)
      else refused.push(status)
      if (kept.length >= wanted) reached()
    }
  }
  const ended = Promise.all(Array.from({ length: connections }, work)).then(() => ({ kept, refused }))
  return {
    ended,
    stop() {
      isOver = true
      return ended
    },
    acknowledged(count) {
      wanted = count
      const enough = new Promise<void>((done) => {
        reached = done
      })
      const early = ended.then(() => Promise.reject(new Error(`the server took ${kept.length} events and no more`)))
      return Promise.race([enough, early])
    },
  }
}

async function deliver({ url, secret, account }: Target, id: string): Promise<number> {
  const payload = JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    type: 'financial_connections.account.refreshed_transactions',
    data: { object: { id: account } },
  })
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  const answer = await fetch(`${url}/api/webhooks/stripe`, { method: 'POST', headers, body: payload })
  await answer.arrayBuffer()
  return answer.status
}
