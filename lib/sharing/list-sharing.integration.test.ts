import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { auditLog } from '@/lib/audit/table'
import { now } from '@/lib/clock'
import { consentVersion } from '@/lib/consents/words'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'
import { listSharing } from './list-sharing'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, theirs } = await twoPeople())
})
afterAll(() => stop())
afterEach(() => vi.useRealTimers())

const hourMs = 3_600_000

async function sharing({ customer, userId }: Owned) {
  const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.customer, customer))
  return listSharing({ userId, role: 'customer', name: '', email: '', holderId: holder?.id ?? null })
}

const looksAt = async (account: string) => {
  const rows = await sharing(mine)
  return rows.find((row) => row.account.id === account)?.looks
}

it('says of each account what was agreed to, in which words', async () => {
  const rows = await sharing(mine)
  expect(rows.map(({ account }) => account.id).sort()).toEqual(mine.accounts.toSorted())
  for (const { consent } of rows) {
    const permissions = ['balances', 'transactions', 'ownership']
    expect(consent).toMatchObject({ version: consentVersion, language: 'en', permissions })
  }
})

it('says that staff looked and at what, by role and never by name, once an hour however often they ask', async () => {
  const support = await makePerson('support')
  const admin = await makePerson('admin')
  const look = ({ cookie }: { cookie: string }) => askRoute(`/api/accounts/${mine.account}`, { cookie })
  const began = now()
  for (const person of [support, support, admin]) await look(person)
  await askRoute(`/api/stripe/financial_connections/accounts/${mine.account}/owners`, { cookie: support.cookie })
  const said = await looksAt(mine.account)
  expect(said?.map(({ role, what }) => [role, what])).toEqual([
    ['support', 'owner.list'],
    ['admin', 'account.look'],
    ['support', 'account.look'],
  ])
  for (const id of [support.userId, admin.userId]) expect(JSON.stringify(said)).not.toContain(id)
  vi.useFakeTimers({ toFake: ['Date'], now: began + hourMs + 60_000 })
  const later = await makePerson('support')
  await look(later)
  await look(later)
  expect(await looksAt(mine.account)).toHaveLength(4)
  vi.setSystemTime(began + 31 * 24 * hourMs)
  expect(await looksAt(mine.account)).toEqual([])
})

it('is nobody else’s: neither what another customer shares nor who looked at it, and nothing for who looks themselves', async () => {
  const { cookie } = await makePerson('support')
  await askRoute(`/api/accounts/${theirs.account}`, { cookie })
  expect(JSON.stringify(await sharing(mine))).not.toContain(theirs.account)
  await askRoute(`/api/accounts/${theirs.account}`, { cookie: theirs.cookie })
  const rows = await database().select().from(auditLog).where(eq(auditLog.subject, theirs.account))
  expect(rows.filter(({ action }) => action === 'account.look').map(({ actorRole }) => actorRole)).toEqual(['support'])
})
