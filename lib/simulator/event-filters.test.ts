import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'

const ACCOUNT = 'financial_connections.account'

describe('events are filtered', () => {
  it.each([
    ['customer.*', ['customer.created', 'customer.updated']],
    [`${ACCOUNT}.*`, [`${ACCOUNT}.created`, `${ACCOUNT}.refreshed_balance`]],
    ['financial_connections.*.created', [`${ACCOUNT}.created`]],
    ['*.created', ['customer.created', `${ACCOUNT}.created`]],
    ['*', ['customer.created', 'customer.updated', `${ACCOUNT}.created`, `${ACCOUNT}.refreshed_balance`]],
    ['customer.created', ['customer.created']],
    ['customer', []],
    ['customer.*customer.created', []],
    ['customer.create?', []],
  ])('by the group of types %s', async (type, expected) => {
    const { stripe } = await told()
    const found = await stripe.events.list({ type })
    expect(found.data.map((event) => event.type).reverse()).toEqual(expected)
  })

  it('by names, of which twenty may be given, and an asterisk in one is none', async () => {
    const { stripe } = await told()
    const others = Array.from({ length: 19 }, (_, position) => `charge.kind_${position}`)
    const named = await stripe.events.list({ types: [...others, 'customer.updated'] })
    expect(named.data.map(({ type }) => type)).toEqual(['customer.updated'])
    expect((await stripe.events.list({ types: ['customer.*'] })).data).toEqual([])
  })

  it('by time, with every kind of bound', async () => {
    const { stripe } = await told()
    const all = (await stripe.events.list({})).data
    const at = all[0]?.created ?? 0
    const before = all.filter(({ created }) => created < at).length
    const count = async (created: number | { gt?: number; gte?: number; lt?: number; lte?: number }) =>
      (await stripe.events.list({ created })).data.length
    expect(before).toBeGreaterThan(0)
    expect(await count(at)).toBe(all.length - before)
    expect(await count({ gte: at })).toBe(all.length - before)
    expect(await count({ gt: at })).toBe(0)
    expect(await count({ lt: at })).toBe(before)
    expect(await count({ lte: at })).toBe(all.length)
    expect(await count({ gt: at - 1, lt: at + 1 })).toBe(all.length - before)
  })

  it('and paged: a cursor counts among those that fit', async () => {
    const { stripe } = await told()
    const pages = await stripe.events.list({ type: '*.created', limit: 1 }).autoPagingToArray({ limit: 10 })
    expect(pages.map(({ type }) => type)).toEqual([`${ACCOUNT}.created`, 'customer.created'])
    const [newest, oldest] = pages
    const back = await stripe.events.list({ type: '*.created', ending_before: oldest?.id ?? '' })
    expect(back.data.map(({ id }) => id)).toEqual([newest?.id])
  })
})

/** A customer, made and changed, and an account of theirs whose balance was read two seconds later. */
async function told() {
  const on = await bench()
  const { id: customer } = await on.stripe.customers.create({ name: 'Ada' })
  await on.stripe.customers.update(customer, { name: 'Bea' })
  await on.link({ institution: 'Bank (OAuth)', accounts: ['Everyday'], customer, prefetch: ['balances'] })
  await on.advance(2)
  return on
}
