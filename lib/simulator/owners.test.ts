import { expect } from 'vitest'
import { type Bench, proves } from './testing/contract'

async function owned(bench: Bench, account: string) {
  const on = await bench()
  const { id } = await on.link({ institution: 'Ownership Accounts', accounts: [account], prefetch: ['ownership'] })
  await on.advance(2)
  const { ownership } = await on.fc.accounts.retrieve(id)
  return { ...on, id, ownership: String(ownership) }
}

proves(
  ['Owners: each belongs to an ownership', 'Owners: email, phone and raw_address are as the bank has them'],
  async (bench) => {
    const { fc, id, ownership } = await owned(bench, 'Joint owners')
    const { data } = await fc.accounts.listOwners(id, { ownership })
    expect(data).toHaveLength(2)
    for (const owner of data) {
      expect(owner).toMatchObject({ object: 'financial_connections.account_owner', ownership })
      expect(owner.email).toMatch(/@example\.com$/)
      expect(owner.phone).toMatch(/^\+1 555-555-01\d\d$/)
    }
  },
)

proves(['Owners: always have a name, and perhaps nothing else'], async (bench) => {
  const { fc, id, ownership } = await owned(bench, 'Name only')
  const { data } = await fc.accounts.listOwners(id, { ownership })
  expect(data).toMatchObject([{ name: expect.any(String), email: null, phone: null, raw_address: null }])
})

proves(['Owners: are paged', 'Owners: an expanded ownership has the first page'], async (bench) => {
  const { fc, id, ownership } = await owned(bench, 'Family of twelve')
  const pages = fc.accounts.listOwners(id, { ownership, limit: 5 })
  const all = await pages.autoPagingToArray({ limit: 100 })
  expect(new Set(all.map((owner) => owner.id)).size).toBe(12)
  const expanded = await fc.accounts.retrieve(id, { expand: ['ownership'] })
  expect(expanded.ownership).toMatchObject({ id: ownership, owners: { has_more: true } })
})

proves(['Owners: a list of nobody is no failure'], async (bench) => {
  const { fc, id, ownership } = await owned(bench, 'No owners')
  expect((await fc.accounts.retrieve(id)).ownership_refresh?.status).toBe('succeeded')
  expect((await fc.accounts.listOwners(id, { ownership })).data).toEqual([])
})

proves(['Owners: a refresh makes a new ownership'], async (bench) => {
  const { fc, id, ownership, advance } = await owned(bench, 'One owner')
  await advance(86_400)
  await fc.accounts.refresh(id, { features: ['ownership'] })
  await advance(2)
  const renewed = String((await fc.accounts.retrieve(id)).ownership)
  expect(renewed).not.toBe(ownership)
  await expect(fc.accounts.listOwners(id, { ownership })).rejects.toMatchObject({ code: 'resource_missing' })
  const { data } = await fc.accounts.listOwners(id, { ownership: renewed })
  expect(data.map(({ ownership: of }) => of)).toEqual([renewed])
})

proves(
  [
    'Owners: the url of their list names the account and the ownership',
    'Owners: refreshed_at is when they were read',
    'Owners: the ownership is one of the account',
  ],
  async (bench) => {
    const { fc, id, ownership, link } = await owned(bench, 'Joint owners')
    const list = await fc.accounts.listOwners(id, { ownership })
    expect(list).toMatchObject({
      object: 'list',
      has_more: false,
      url: `/v1/financial_connections/accounts/${id}/owners?ownership=${ownership}`,
    })
    const { ownership_refresh } = await fc.accounts.retrieve(id)
    const asked = ownership_refresh?.last_attempted_at ?? NaN
    expect(list.data.map(({ refreshed_at }) => refreshed_at)).toEqual([asked + 2, asked + 2])
    const other = await link({ institution: 'Ownership Accounts', accounts: ['One owner'] })
    await expect(fc.accounts.listOwners(other.id, { ownership })).rejects.toMatchObject({ code: 'resource_missing' })
  },
)
