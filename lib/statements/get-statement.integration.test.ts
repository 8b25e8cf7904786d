import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { requireViewer } from '@/lib/auth/viewer'
import { balanceSnapshots } from '@/lib/balances/table'
import { database } from '@/lib/db/client'
import { dayFormat } from '@/lib/format/day'
import { startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'
import { type TransactionRow, transactions } from '@/lib/transactions/table'
import { getStatement } from './get-statement'

let stop: () => Promise<void>
let mine: Owned
let viewer: Viewer
let stranger: Viewer
beforeAll(async () => {
  stop = await startTestProduct()
  const people = await twoPeople()
  mine = people.mine
  viewer = await viewerOf(mine)
  stranger = await viewerOf(people.theirs)
}, 120_000)
afterAll(() => stop())

const viewerOf = ({ cookie }: Owned) => requireViewer(new Headers({ host: 'localhost:3000', cookie }), 'customer')

type Row = Pick<TransactionRow, 'amount' | 'status' | 'transactedAt' | 'postedAt'>
type Said = { at: Date; current: number }

/** Leaves the account with these rows and balances, and linked so long ago that all of it is known. */
async function setLedger(rows: Row[], said: Said[], linkedAt = '2024-01-01'): Promise<void> {
  const accountId = mine.account
  await database().delete(transactions).where(eq(transactions.accountId, accountId))
  await database().delete(balanceSnapshots).where(eq(balanceSnapshots.accountId, accountId))
  await database()
    .update(accounts)
    .set({ linkedAt: new Date(linkedAt) })
    .where(eq(accounts.id, accountId))
  const kept = { accountId, currency: 'usd', description: 'A row', transactionRefresh: 'fctxnref_1', voidAt: null }
  const stored = rows.map((row, index) => ({ ...kept, ...row, id: `fctxn_${index}`, updated: row.transactedAt }))
  if (stored.length > 0) await database().insert(transactions).values(stored)
  const snapshots = said.map(({ at, current }) => ({ asOf: at, current, confirmedAt: at }))
  const balances = snapshots.map((each) => ({ accountId, currency: 'usd', type: 'cash', ...each }))
  if (balances.length > 0) await database().insert(balanceSnapshots).values(balances).onConflictDoNothing()
}

const statementOf = async (from: string, to: string, zone = 'UTC') => {
  const statement = await getStatement(viewer, mine.account, { from, to }, zone)
  return { ...statement, usd: statement.currencies.find(({ currency }) => currency === 'usd') }
}

const posted = (at: string, amount: number): Row => ({
  amount,
  status: 'posted',
  transactedAt: new Date(at),
  postedAt: new Date(at),
})
const said = (at: string, current: number): Said => ({ at: new Date(at), current })

const hour = 3_600_000
const moment = fc.integer({ min: 0, max: 24 * 80 }).map((hours) => Date.UTC(2025, 1, 20) + hours * hour)
const row = fc
  .record({ at: moment, later: fc.integer({ min: 0, max: 72 }), amount: fc.integer({ min: -9999, max: 9999 }) })
  .chain(({ at, later, amount }) =>
    fc.constantFrom('posted', 'posted', 'posted', 'pending', 'void', 'new_word').map(
      (status): Row => ({
        amount,
        status,
        transactedAt: new Date(at),
        postedAt: status === 'posted' && later > 0 ? new Date(at + later * hour) : null,
      }),
    ),
  )
const zones = ['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati']
const day = fc.integer({ min: 0, max: 79 }).map((n) => new Date(Date.UTC(2025, 1, 20 + n)).toISOString().slice(0, 10))

describe('a statement', () => {
  it('has the true balances where the bank told the truth, and adds up whenever it says so', async () => {
    const ledger = fc.record({
      rows: fc.array(row, { maxLength: 25 }),
      moments: fc.array(fc.record({ at: moment, wrong: fc.constantFrom(0, 0, 0, 500) }), { maxLength: 4 }),
      days: fc.tuple(day, day),
      zone: fc.constantFrom(...zones),
    })
    await fc.assert(
      fc.asyncProperty(ledger, async ({ rows, moments, days, zone }) => {
        const books = rows.filter(({ status }) => status === 'posted')
        const booked = (each: Row) => each.postedAt ?? each.transactedAt
        const balance = (isIn: (each: Row) => boolean) => 1000 + total(books.filter(isIn))
        const bank = moments.map(({ at, wrong }) => ({
          at: new Date(at),
          current: wrong + balance((each) => booked(each).valueOf() <= at),
        }))
        await setLedger(rows, bank)
        const [from = '', to = ''] = days.toSorted()
        const dayOf = dayFormat(zone)
        const bookedDay = (each: Row) => dayOf(booked(each).toISOString())
        const { usd, rows: listed, pending, voided } = await statementOf(from, to, zone)

        const due = books.filter((each) => bookedDay(each) >= from && bookedDay(each) <= to)
        expect(listed.map(({ amount }) => amount).toSorted()).toEqual(due.map(({ amount }) => amount).toSorted())
        const others = rows.filter(({ status, transactedAt }) => {
          const made = dayOf(transactedAt.toISOString())
          return status !== 'posted' && made >= from && made <= to
        })
        expect(pending.length + voided.length).toBe(others.length)
        if (!usd) {
          expect([due.length, bank.length]).toEqual([0, 0])
          return
        }
        expect([usd.in + usd.out, usd.count]).toEqual([total(due), due.length])

        const { opening, closing, check } = usd
        if (bank.length === 0) expect([opening.kind, closing.kind]).toEqual(['no-balance', 'no-balance'])
        if (opening.kind !== 'known' || closing.kind !== 'known') {
          expect(check.kind).toBe('unknown')
          return
        }
        const by = closing.amount - opening.amount - total(due)
        expect(check.kind === 'differs' ? check.by : 0).toBe(by)
        if (moments.some(({ wrong }) => wrong !== 0)) return
        expect(opening.amount).toBe(balance((each) => bookedDay(each) < from))
        expect(closing.amount).toBe(balance((each) => bookedDay(each) <= to))
        expect(check.kind).toBe(opening.as_of === closing.as_of ? 'unproved' : 'agrees')
      }),
      { numRuns: process.env.PROVE === '1' ? 1000 : 60 },
    )
  })

  it('says from which balance each figure comes, and over how many rows', async () => {
    const rows = [posted('2025-06-30T12:00:00Z', -100), posted('2025-07-10T12:00:00Z', -30)]
    await setLedger(rows, [said('2025-06-30T08:00:00Z', 1000), said('2025-07-31T08:00:00Z', 870)])
    expect((await statementOf('2025-07-01', '2025-07-31')).usd).toMatchObject({
      opening: { kind: 'known', amount: 900, said: 1000, rows: 1, side: 'before', as_of: '2025-06-30T08:00:00.000Z' },
      closing: { kind: 'known', amount: 870, said: 870, rows: 0, side: 'before' },
      check: { kind: 'agrees' },
      out: -30,
    })
  })

  it('says when the bank’s balances do not fit its rows, and by how much', async () => {
    await setLedger(
      [posted('2025-07-10T12:00:00Z', -30)],
      [said('2025-06-30T08:00:00Z', 1000), said('2025-07-31T08:00:00Z', 960)],
    )
    expect((await statementOf('2025-07-01', '2025-07-31')).usd?.check).toEqual({ kind: 'differs', by: -10 })
  })

  it('goes back from a later balance only as far as rows are known', async () => {
    await setLedger([posted('2025-07-10T12:00:00Z', -30)], [said('2025-08-06T08:00:00Z', 500)], '2025-08-06')
    expect((await statementOf('2025-07-10', '2025-07-31')).usd?.opening).toMatchObject({ amount: 530, side: 'after' })
    expect((await statementOf('2025-07-01', '2025-07-31')).usd).toMatchObject({
      opening: { kind: 'before-history', since: '2025-07-10' },
      closing: { kind: 'known', amount: 500 },
      check: { kind: 'unknown' },
    })
  })

  it('is nobody else’s', async () => {
    const period = { from: '2025-07-01', to: '2025-07-31' }
    await expect(getStatement(stranger, mine.account, period, 'UTC')).rejects.toMatchObject({
      code: 'resource_missing',
    })
  })
})

function total(rows: { amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}
