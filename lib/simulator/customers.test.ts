import { expect } from 'vitest'
import { proves } from './testing/contract'

proves(['Customers: an empty string unsets a value', 'Customers: metadata are merged'], async (bench) => {
  const { stripe } = await bench()
  const made = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com', metadata: { a: '1', b: '2' } })
  expect(made).toMatchObject({ object: 'customer', livemode: false, name: 'Ada', metadata: { a: '1', b: '2' } })
  const changed = await stripe.customers.update(made.id, { name: '', phone: '+1 555-555-0100', metadata: { a: '' } })
  expect(changed).toMatchObject({
    name: null,
    email: 'ada@example.com',
    phone: '+1 555-555-0100',
    metadata: { b: '2' },
  })
  expect(await stripe.customers.retrieve(made.id)).toEqual(changed)
})

proves(['Customers: once deleted can be read as deleted, and hold no session'], async (bench) => {
  const { stripe, fc } = await bench()
  const { id } = await stripe.customers.create({ email: 'ada@example.com' })
  expect(await stripe.customers.del(id)).toMatchObject({ id, object: 'customer', deleted: true })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
  expect((await stripe.customers.list({ email: 'ada@example.com' })).data).toEqual([])
  expect((await stripe.customers.list()).data).toEqual([])
  await expect(stripe.customers.update(id, { name: 'Ada' })).rejects.toMatchObject({ statusCode: 404 })
  const session = fc.sessions.create({
    account_holder: { type: 'customer', customer: id },
    permissions: ['balances'],
  })
  await expect(session).rejects.toMatchObject({ code: 'resource_missing', param: 'account_holder[customer]' })
})

proves(['Customers: are listed by email and by created'], async (bench) => {
  const { stripe, advance } = await bench()
  const ids = []
  for (const email of ['a@example.com', 'b@example.com', 'a@example.com']) {
    ids.unshift((await stripe.customers.create({ email })).id)
    await advance(10)
  }
  const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id)
  expect(idsOf(await stripe.customers.list())).toEqual(ids)
  expect(idsOf(await stripe.customers.list({ email: 'a@example.com' }))).toEqual([ids[0], ids[2]])
  const { data } = await stripe.customers.list()
  const created = { gte: data[1]?.created ?? 0 }
  expect(idsOf(await stripe.customers.list({ created }))).toEqual(ids.slice(0, 2))
})
