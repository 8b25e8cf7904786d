import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import type { TransactionRow } from '@/lib/transactions/table'
import { stretchesOf } from '@/lib/transactions/zone'

/** Zones in which days are hard: half and quarter hours, changes at midnight, and over the date line. */
export const hardZones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
]

/** A customer, written straight into the mirror. */
export async function makeHolder(): Promise<Viewer & { holderId: string }> {
  const [holder] = await database().insert(accountHolders).values({ type: 'customer' }).returning()
  if (!holder) throw new Error('no holder was made')
  return { userId: randomUUID(), role: 'customer', name: 'A', email: 'a@example.test', holderId: holder.id }
}

export async function makeAccount(holderId: string, row: Partial<typeof accounts.$inferInsert> = {}): Promise<string> {
  const id = `fca_${randomUUID().replaceAll('-', '')}`
  await database()
    .insert(accounts)
    .values({
      id,
      holderId,
      status: 'active',
      institutionName: 'Harbour Savings',
      category: 'cash',
      subcategory: 'checking',
      permissions: [],
      subscriptions: [],
      raw: {},
      linkedAt: new Date(0),
      ...row,
    })
  return id
}

const first = Date.UTC(2010, 0, 1)
const last = Date.UTC(2027, 0, 1)
const changes = hardZones.flatMap((zone) =>
  stretchesOf(zone)
    .map(({ from }) => from)
    .filter((at) => at > first && at < last),
)

/** Moments where days are decided: bare dates, seconds around midnights and changes of clocks; and any others. */
export const hardMoment: fc.Arbitrary<Date> = fc
  .oneof(
    fc.integer({ min: first / 86_400_000, max: last / 86_400_000 }).map((day) => day * 86_400_000),
    fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -7200, max: 7200 })).map(([at, s]) => at + s * 1000),
    fc.tuple(fc.constantFrom(...changes), fc.constantFrom(-1000, -1, 0, 1, 1000)).map(([at, ms]) => at + ms),
    fc.integer({ min: first / 900_000, max: last / 900_000 }).map((quarter) => quarter * 900_000),
    fc.integer({ min: first, max: last }),
  )
  .map((at) => new Date(at))

/** A row as Stripe tells it, of whichever of these accounts. */
export function anyRow(accountIds: readonly string[], moment = hardMoment): fc.Arbitrary<TransactionRow> {
  const at = fc.record({ transactedAt: moment, updated: moment })
  return fc
    .record({
      accountId: fc.constantFrom(...accountIds),
      id: fc.nat(0xffffff).map((number) => `fctxn_${number}`),
      amount: fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -2_000_000, max: 2_000_000 })),
      currency: fc.constantFrom('usd', 'usd', 'eur', 'jpy'),
      description: fc.constantFrom('CORNER SHOP 57', 'Harbour Tea', 'RENT', 'Payroll, North-Wind'),
      status: fc.constantFrom('posted', 'posted', 'pending', 'void', 'new_word'),
      times: at,
    })
    .map(({ times, ...row }) => ({ ...row, ...times, postedAt: null, voidAt: null, transactionRefresh: 'fctxnref_1' }))
}
