import { expect, it } from 'vitest'
import { bench } from './testing/bench'

async function sessionWith(return_url: string) {
  const { stripe } = await bench()
  const { id: customer } = await stripe.customers.create({})
  return stripe.financialConnections.sessions.create({
    account_holder: { type: 'customer', customer },
    permissions: ['balances'],
    return_url,
  })
}

it.each(['https://app.example.com/back?from=bank', 'harbour-club://linked'])(
  '%s is a place to return to',
  async (url) => {
    expect((await sessionWith(url)).return_url).toBe(url)
  },
)

it.each(['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'blob:x', 'file:///etc/hosts', 'back', ' '])(
  '%s is none',
  async (url) => {
    await expect(sessionWith(url)).rejects.toMatchObject({ param: 'return_url', statusCode: 400 })
  },
)
