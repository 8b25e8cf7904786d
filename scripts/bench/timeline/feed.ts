import { sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { closeDatabase, database, setProductDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { readEnv } from '@/lib/env/read-env'
import { writeCursor } from '@/lib/http/cursor'
import { listTransactionDays } from '@/lib/transactions/list-transaction-days'
import { listTransactions } from '@/lib/transactions/list-transactions'
import type { TransactionsQuery } from '@/lib/transactions/query'
import { storeTransactions } from '@/lib/transactions/store-transactions'
import { type TransactionRow, transactions } from '@/lib/transactions/table'
import { withoutIndexOfWords } from '../kit/index-of-words'

type Asked =
  | { call: 'open'; url: string; rows: number; accounts: number; share: number }
  | { call: 'searches'; words: string[] }
  | { call: 'days'; query: TransactionsQuery }
  | { call: 'pages'; times: number }
  | { call: 'store'; rows: number }
  | { call: 'close' }

globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
let viewer: Viewer
let mine: string[] = []
let stored = 0

process.on('message', async (asked: Asked) => {
  process.send?.((await answer(asked)) ?? 'done')
})

async function answer(asked: Asked): Promise<unknown> {
  if (asked.call === 'open') return open(asked)
  if (asked.call === 'searches') return each(asked.words, (q) => listTransactions(viewer, { q }))
  if (asked.call === 'days')
    return each([asked.query], (query) => listTransactionDays(viewer, { ...query, tz: 'America/New_York' }))
  if (asked.call === 'pages') return pages(asked.times)
  if (asked.call === 'store') return storedMs(asked.rows)
  return closeDatabase()
}

async function each<T>(all: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (const one of all) {
    const start = performance.now()
    await ask(one)
    took.push(performance.now() - start)
  }
  return took
}

/** One customer with so many accounts and every so many-th row; all other rows belong to somebody else. */
async function open({ url, rows, accounts: count, share }: Extract<Asked, { call: 'open' }>): Promise<void> {
  const opened = openDatabase({ url })
  setProductDatabase(opened)
  await migrate(opened)
  const [holder] = await database().insert(accountHolders).values({ type: 'customer' }).returning()
  const [other] = await database().insert(accountHolders).values({ type: 'customer' }).returning()
  if (!holder || !other) throw new Error('No holder was made.')
  viewer = { userId: 'bench', role: 'customer', name: 'Ada', email: 'ada@example.test', holderId: holder.id }
  mine = Array.from({ length: count }, (_, index) => `fca_mine${index}`)
  const kinds = { status: 'active', institutionName: 'Harbour Savings', category: 'cash', subcategory: 'checking' }
  const rest = { permissions: [], subscriptions: [], raw: {}, linkedAt: new Date(0), ...kinds }
  const theirs = Array.from({ length: 50 }, (_, index) => `fca_theirs${index}`)
  await database()
    .insert(accounts)
    .values([
      ...mine.map((id) => ({ ...rest, id, holderId: holder.id })),
      ...theirs.map((id) => ({ ...rest, id, holderId: other.id })),
    ])
  await fill(rows, count, share)
}

/** Shops as often as people go to them, half with a number of their own behind them; one that closed, and one seen hardly ever. */
async function fill(rows: number, count: number, share: number): Promise<void> {
  const db = database()
  await withoutIndexOfWords(() =>
    db.execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, posted_at, transaction_refresh, updated)
    select case when n % ${share}::int = 0 then 'fca_mine' || (n / ${share}::int) % ${count}::int else 'fca_theirs' || n % 50 end,
      'fctxn_bench' || lpad(n::text, 8, '0'), case when n % 20 = 0 then 1 else -1 end * (1 + (n::bigint * 7919) % 60000), 'usd',
      (array['SQ *','TST* ','POS DEBIT ','','','','ACH ','PAYPAL *'])[1 + (hashint4(n) & 7)]
        || case when n % 20000 < 20 then 'ZEPHYR SAILS' when n > ${rows}::int / 2 and n % 25 = 0 then 'BLOCKHAUS VIDEO'
          else (array['CORNER SHOP','AMBLE MARKET','RIDER TRIP','WHOLE GRAIN','SHELDUCK OIL','NIMBUS.COM','TARN STORE','LOFT RIDE','TRADING JONES','COASTAL CLUB',
            'WALLFLOWER','CHILI HOUSE','SPOTLIGHT US','DELTOID AIR','HARBOUR TEA'])[1 + floor(15 * power((hashint4(n + 7) & 65535) / 65536.0, 2))::int] end
        || ' ' || case when hashint4(n + 3) & 1 = 0 then '#' || (hashint4(n + 5) & 8191) else upper(substr(md5(n::text), 1, 9)) end
        || ' ' || (array['SEATTLE','PORTLAND','OAKLAND','AUSTIN','BOSTON'])[1 + (hashint4(n + 11) & 65535) % 5],
      case when n % 50 = 0 then 'void' else 'posted' end, at, at, 'fctxnref_bench', at
    from generate_series(1, ${rows}::int) as n, lateral (select now() - n * interval '1 minute' as at) as moment`),
  )
  // What Postgres does by itself within a minute.
  await db.execute(sql`vacuum analyze transactions`)
  await db.execute(sql`vacuum analyze transaction_sums`)
}

/** The first and the deepest page in turn, in milliseconds. */
async function pages(times: number): Promise<{ first: number[]; deepest: number[] }> {
  const [row] = await database()
    .select({ at: transactions.transactedAt, id: transactions.id })
    .from(transactions)
    .where(sql`${transactions.accountId} like 'fca_mine%'`)
    .orderBy(transactions.transactedAt, transactions.id)
    .offset(51)
    .limit(1)
  if (!row) throw new Error('There are not enough rows.')
  const cursor = writeCursor(row)
  const took: { first: number[]; deepest: number[] } = { first: [], deepest: [] }
  for (let time = 0; time < times; time++) {
    took.first.push(...(await each([{}], (query) => listTransactions(viewer, query))))
    took.deepest.push(...(await each([{ cursor }], (query) => listTransactions(viewer, query))))
  }
  return took
}

/** New rows through the pull's own way of writing, with the triggers and without them in turn: milliseconds of each. */
async function storedMs(count: number): Promise<{ kept: number; bare: number }> {
  const took = { kept: 0, bare: 0 }
  for (const way of ['bare', 'kept'] as const) {
    await database().execute(sql.raw(`alter table transactions ${way === 'bare' ? 'disable' : 'enable'} trigger user`))
    const rows = Array.from({ length: count }, () => newRow())
    const [ms = 0] = await each([rows], (some) =>
      database().transaction((db) => storeTransactions(db, mine[0] ?? '', some)),
    )
    took[way] = ms
  }
  return took
}

function newRow(): TransactionRow {
  const at = new Date(Date.UTC(2020, 0, 1) + ++stored * 600_000)
  const stamps = { transactedAt: at, postedAt: at, voidAt: null, transactionRefresh: 'fctxnref_bench', updated: at }
  const told = { amount: -stored, currency: 'usd', description: `CORNER SHOP #${stored} SEATTLE`, status: 'posted' }
  return { accountId: mine[0] ?? '', id: `fctxn_stored${stored}`, ...told, ...stamps }
}
