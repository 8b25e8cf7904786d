import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, isNotNull, sql } from 'drizzle-orm'
import { GET } from '@/app/api/transactions/route'
import { accounts } from '@/lib/accounts/table'
import { signIn } from '@/lib/auth/sessions'
import { closeDatabase, database, setProductDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { demoPassword, demoPeople } from '@/lib/demo/people'
import { seedDemo } from '@/lib/demo/seed'
import { readEnv } from '@/lib/env/read-env'
import { writeCursor } from '@/lib/http/cursor'
import { closeSimulator, simulator } from '@/lib/stripe/simulator'
import { simulatorKey } from '@/lib/stripe/simulator-key'
import { transactions } from '@/lib/transactions/table'
import { applyDueEvents } from '@/lib/webhooks/inbox'
import { keepEvents } from '@/lib/webhooks/keep-event'
import { withoutIndexOfWords } from '../kit/index-of-words'

type Asked =
  | { call: 'open'; url: string | null }
  | { call: 'refreshes'; rounds: number }
  | { call: 'fill'; rows: number }
  | { call: 'pages'; forMs: number }
  | { call: 'close' }

const folder = mkdtempSync(join(tmpdir(), 'tidewater-bench-mirror-'))
globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: folder })
let cookie = ''
let mine: string[] = []
let pages: Record<string, string> = {}

process.on('message', async (asked: Asked) => {
  process.send?.((await answer(asked)) ?? 'done')
})

async function answer(asked: Asked): Promise<unknown> {
  if (asked.call === 'open') return open(asked.url)
  if (asked.call === 'refreshes') return refreshesPerSecond(asked.rounds)
  if (asked.call === 'fill') return fill(asked.rows)
  if (asked.call === 'pages') return timePages(asked.forMs)
  return close()
}

/** The demo customer's accounts, in a database of the bench's own, with the simulator in this process. */
async function open(url: string | null): Promise<number> {
  const opened = openDatabase(url === null ? { folder: join(folder, 'postgres') } : { url })
  setProductDatabase(opened)
  await migrate(opened)
  await seedDemo()
  const { cookies } = await signIn(new Headers(), { email: demoPeople.customer.email, password: demoPassword })
  cookie = cookies
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  await control('/_simulator/clock', { advance_seconds: 60 })
  const rows = await database().select({ id: accounts.id }).from(accounts).where(isNotNull(accounts.transactionRefresh))
  mine = rows.map(({ id }) => id)
  await announce()
  await applyDueEvents()
  return mine.length
}

/** Each with a new row, from the events in the inbox to the mirror written. */
async function refreshesPerSecond(rounds: number): Promise<number[]> {
  const perSecond: number[] = []
  for (let round = 0; round < rounds; round++) {
    const description = `Purchase ${round} of the bench`
    for (const id of mine) {
      await control(`/_simulator/accounts/${id}`, { transactions: [{ amount: -1250, description, status: 'posted' }] })
      await control(`/v1/financial_connections/accounts/${id}/refresh`, { features: ['transactions'] })
    }
    await control('/_simulator/clock', { advance_seconds: 60 })
    await announce()
    const start = performance.now()
    await applyDueEvents()
    perSecond.push((mine.length * 1000) / (performance.now() - start))
    const arrived = await database().$count(transactions, eq(transactions.description, description))
    if (arrived !== mine.length) throw new Error(`${arrived} of ${mine.length} refreshes were applied.`)
  }
  return perSecond
}

let announced = 0

async function announce(): Promise<void> {
  const envelopes = mine.map((objectId) => ({
    id: `evt_bench${++announced}`,
    type: 'financial_connections.account.refreshed_transactions',
    livemode: false,
    stripeAccount: null,
    created: new Date(),
    objectId,
    holder: null,
  }))
  await keepEvents(envelopes, 'webhook')
}

/** Straight into the mirror, as if Stripe had told them all: one a minute into the past, of the customer's first account. */
async function fill(rows: number): Promise<void> {
  const [account = ''] = mine
  const db = database()
  await withoutIndexOfWords(() =>
    db.execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, posted_at, transaction_refresh, updated)
    select ${account}, 'fctxn_bench' || lpad(n::text, 8, '0'), -n % 100000, 'usd', 'Corner shop ' || n % 1000, 'posted',
      at, at, 'fctxnref_bench', at
    from generate_series(1, ${rows}::int) as n, lateral (select now() - interval '400 days' - n * interval '1 minute' as at) as moment`),
  )
  // What Postgres does by itself within a minute, and PGlite never.
  if (globalThis.tidewaterDatabase?.kind === 'postgres') await db.execute(sql`analyze transactions`)
  const here = await db.$count(transactions, eq(transactions.accountId, account))
  if (here < rows) throw new Error(`Only ${here} rows are in the mirror.`)
  const deepest = await cursorBeforeLast()
  const ofAccount = `/api/transactions?account=${account}&limit=50`
  const ofAll = '/api/transactions?limit=50'
  pages = {
    'first of the account': ofAccount,
    'deepest of the account': `${ofAccount}&cursor=${deepest}`,
    'first of all accounts': ofAll,
    'deepest of all accounts': `${ofAll}&cursor=${deepest}`,
  }
  for (const path of Object.values(pages)) {
    const { data } = await read(path)
    if (data.length !== 50) throw new Error(`${path} has ${data.length} rows.`)
  }
}

/** Of the row after which one full page and the sign of another remain. */
async function cursorBeforeLast(): Promise<string> {
  const [row] = await database()
    .select({ at: transactions.transactedAt, id: transactions.id })
    .from(transactions)
    .where(eq(transactions.accountId, mine[0] ?? ''))
    .orderBy(transactions.transactedAt, transactions.id)
    .offset(51)
    .limit(1)
  if (!row) throw new Error('There are not enough rows.')
  return writeCursor(row)
}

/** For each page the median of how long it takes in this process, in microseconds; all in turn, so that all meet the same machine. */
async function timePages(forMs: number): Promise<Record<string, number>> {
  const took = new Map<string, number[]>()
  const end = performance.now() + forMs
  while (performance.now() < end) {
    for (const [name, path] of Object.entries(pages)) {
      const start = performance.now()
      await read(path)
      took.set(name, [...(took.get(name) ?? []), performance.now() - start])
    }
  }
  return Object.fromEntries([...took].map(([name, all]) => [name, 1000 * medianOf(all)]))
}

function medianOf(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function read(path: string) {
  const response = await GET(
    new Request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }),
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

async function control(path: string, body: object): Promise<void> {
  const isForm = path.startsWith('/v1')
  const request = new Request(`http://simulator${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${simulatorKey}`,
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    body: isForm ? 'features[]=transactions' : JSON.stringify(body),
  })
  const response = await (await simulator()).fetch(request)
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
}

async function close(): Promise<void> {
  await closeSimulator()
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
