import { eq, sql } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { POST } from '@/app/api/exports/route'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { credentials, sessions } from '@/lib/auth/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { now } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { linkSessions } from '@/lib/link-sessions/table'
import { send } from '@/lib/mail/send'
import { askRoute } from '@/lib/testing/app-routes'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { idsOf, type Owned, twoPeople } from '@/lib/testing/two-people'
import { transactionRevisions } from '@/lib/transactions/table'

/** At full size as much as somebody may gather in a life. */
const many = process.env.PROVE === '1' ? 100_000 : 10_000
/** A page of 500 rows, packed, with room for long ones. */
const mostBytesAtOnce = 256 * 1024
const row = z.record(z.string(), z.unknown())

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let files: Map<string, string>
let largest = 0

beforeAll(async () => {
  stop = await startTestProduct()
  const people = await twoPeople()
  mine = people.mine
  theirs = people.theirs
  await addTransactions(mine.account)
  await writeMessages()
  const { cookie } = people.staff
  await askRoute(`/api/stripe/financial_connections/accounts/${mine.account}/owners`, { cookie })
  files = await download(mine.cookie)
}, 120_000)
afterAll(() => stop())

async function addTransactions(account: string): Promise<void> {
  await database().execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, transaction_refresh, updated)
    select ${account}, 'fctxn_many' || n, -n, 'usd', '=Shop "' || n || '", corner', 'posted',
      timestamptz '2020-01-01' + n * interval '1 minute', 'fctxnref_many', timestamptz '2026-01-01'
    from generate_series(1, ${many}::int) n`)
  const change = { transactionId: 'fctxn_many1', field: 'status', before: 'pending', after: 'posted' }
  await database()
    .insert(transactionRevisions)
    .values({ ...change, accountId: account, transactionRefresh: 'fctxnref_many', changedAt: new Date(now()) })
}

async function writeMessages(): Promise<void> {
  const link = { url: 'http://localhost/join#door-opener', until: new Date(now() + 60_000) }
  const values = { role: 'support' }
  for (const to of [await emailOf(mine), await emailOf(theirs)]) {
    await send(database(), { kind: 'staff_invitation', to, values, link })
  }
}

async function emailOf({ userId }: Owned): Promise<string> {
  const { rows } = await database().execute(sql`select email from auth.users where id = ${userId}`)
  return z.object({ email: z.string() }).parse(rows[0]).email
}

async function download(cookie: string): Promise<Map<string, string>> {
  const response = await POST(ask('/api/exports', { cookie, method: 'POST' }))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/zip')
  const parts: Uint8Array[] = []
  for await (const part of response.body ?? []) {
    largest = Math.max(largest, part.byteLength)
    parts.push(part)
  }
  const unzipped = Object.entries(unzipSync(Buffer.concat(parts)))
  return new Map(unzipped.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}

function rowsOf(kind: string): Record<string, unknown>[] {
  const text = files.get(`json/${kind}.jsonl`) ?? 'missing'
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))
}

describe('a download', () => {
  it('holds every transaction as it stands in the database, a piece at a time', async () => {
    const { rows } = await database().execute(sql`
      select concat_ws(' ', t.account_id, t.id, amount, currency, description, t.status,
        to_char(transacted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as told
      from transactions t join accounts a on a.id = t.account_id where a.holder_id = ${await holderOf(mine)}`)
    const stored = z.array(z.object({ told: z.string() })).parse(rows)
    expect(stored.length).toBeGreaterThan(many)
    const told = rowsOf('transactions').map(
      ({ account_id, id, amount, currency, description, status, transacted_at }) =>
        [account_id, id, amount, currency, description, status, transacted_at].join(' '),
    )
    expect(told.toSorted()).toEqual(stored.map((each) => each.told).toSorted())
    expect(largest).toBeLessThan(mostBytesAtOnce)
  })

  it('says the same in both forms', () => {
    const lines = (files.get('csv/transactions.csv') ?? '').split('\r\n')
    expect(lines[0]).toBe(Object.keys(rowsOf('transactions')[0] ?? {}).join(','))
    expect(lines).toHaveLength(rowsOf('transactions').length + 2)
    expect(lines.find((line) => line.includes('fctxn_many7,'))).toContain(`,-7,usd,"'=Shop ""7"", corner",posted,`)
  })

  it('holds everything else that is theirs', async () => {
    const holderId = await holderOf(mine)
    const db = database()
    const owned = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.holderId, holderId))
    const counts = {
      profile: 1,
      account_holder: 1,
      sign_ins: await db.$count(sessions, eq(sessions.userId, mine.userId)),
      accounts: mine.accounts.length,
      balances: await db.$count(balanceSnapshots, sql`${balanceSnapshots.accountId} in ${owned}`),
      transaction_revisions: 1,
      link_sessions: await db.$count(linkSessions, eq(linkSessions.holderId, holderId)),
      consents: await db.$count(consents, eq(consents.holderId, holderId)),
      messages: 1,
    }
    for (const [kind, count] of Object.entries(counts)) expect([kind, rowsOf(kind).length]).toEqual([kind, count])
    expect(counts.balances).toBeGreaterThan(0)
    expect(rowsOf('stripe_calls').map(({ path }) => path)).toContain(
      `/v1/financial_connections/accounts/${mine.account}/owners`,
    )
    expect(rowsOf('accounts').map(({ id }) => id)).toEqual(mine.accounts.toSorted())
  })

  it('says who looked, staff by what they are', () => {
    const looked = rowsOf('audit').filter(({ action }) => action === 'owner.list')
    expect(looked).toEqual([expect.objectContaining({ by: 'support', subject: mine.account })])
    expect(rowsOf('audit')).toContainEqual(expect.objectContaining({ by: 'you', action: 'data.export' }))
  })

  it('holds nothing of anybody else, and nothing that opens a door', async () => {
    const all = [...files.values()].join('\n')
    expect(idsOf(theirs).filter((id) => all.includes(id))).toEqual([])
    expect(all).not.toContain(await emailOf(theirs))
    const secrets = await database().select().from(credentials).where(eq(credentials.userId, mine.userId))
    const tokens = await database().select().from(sessions).where(eq(sessions.userId, mine.userId))
    for (const secret of [...secrets.map(({ password }) => password ?? '?'), ...tokens.map(({ token }) => token)]) {
      expect(all).not.toContain(secret)
    }
    expect(all).not.toMatch(/client_secret|door-opener|"hash"|previous_hash/)
    expect(files.get('README.txt')).toContain('never stored')
  })

  it('is written down, and ends after five in an hour', async () => {
    const { cookie, userId } = await makePerson('customer')
    for (let each = 0; each < 5; each++) expect((await download(cookie)).has('json/profile.jsonl')).toBe(true)
    expect((await POST(ask('/api/exports', { cookie, method: 'POST' }))).status).toBe(429)
    const written = await database().select().from(auditLog).where(eq(auditLog.subject, userId))
    expect(written.filter(({ action }) => action === 'data.export')).toHaveLength(5)
  })

  it('asks for the password again five minutes after it was last given', async () => {
    const { cookie, userId } = await makePerson('customer')
    const provedAt = new Date(now() - 5 * 60_000 - 1000)
    await database().update(sessions).set({ provedAt }).where(eq(sessions.userId, userId))
    const refused = await POST(ask('/api/exports', { cookie, method: 'POST' }))
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({
      status: 403,
      body: { error: { code: 'proof_required' } },
    })
  })

  it('of staff is their own, with nothing of the people they looked at', async () => {
    const { cookie } = await makePerson('support')
    await askRoute(`/api/stripe/financial_connections/accounts/${mine.account}/owners`, { cookie })
    const all = [...(await download(cookie)).values()].join('\n')
    expect(idsOf(mine).filter((id) => all.includes(id))).toEqual([])
  })
})

async function holderOf({ userId }: Owned): Promise<string> {
  const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.userId, userId))
  return holder?.id ?? ''
}
