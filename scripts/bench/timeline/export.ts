import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { POST } from '@/app/api/transactions/export/route'
import { signIn } from '@/lib/auth/sessions'
import { closeDatabase, database, setProductDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { demoPassword, demoPeople } from '@/lib/demo/people'
import { seedDemo } from '@/lib/demo/seed'
import { readEnv } from '@/lib/env/read-env'
import { closeSimulator } from '@/lib/stripe/simulator'

type Asked =
  | { call: 'fill'; url: string; rows: number }
  | { call: 'export'; url: string; format: string }
  | { call: 'close' }

const folder = mkdtempSync(join(tmpdir(), 'tidewater-bench-export-'))
globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: folder })

process.on('message', async (asked: Asked) => {
  process.send?.((await answer(asked)) ?? 'done')
})

async function answer(asked: Asked): Promise<unknown> {
  if (asked.call === 'fill') return fill(asked)
  if (asked.call === 'export') return warmedUp(asked)
  await closeSimulator()
  await closeDatabase()
  return rmSync(folder, { recursive: true })
}

async function fill({ url, rows }: { url: string; rows: number }): Promise<void> {
  const opened = openDatabase({ url })
  setProductDatabase(opened)
  await migrate(opened)
  await seedDemo()
  await database().execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, posted_at, transaction_refresh, updated)
    select id, 'fctxn_' || id || n, -n % 100000, 'usd', 'Corner shop number ' || n % 500, 'posted', at, at, 'fctxnref_1', at
    from (
      select (array(select id from accounts where holder_id in (select id from account_holders where user_id is not null)))[1 + n % 2] as id,
        n, timestamptz '2024-01-01' + n * interval '1 minute' as at
      from generate_series(1, ${rows}::int) n
    ) as made`)
  await database().execute(sql`analyze`)
}

/** Of a process that has made a few such files before: what it has loaded by then is no part of the next. */
async function warmedUp({ url, format }: { url: string; format: string }) {
  setProductDatabase(openDatabase({ url }))
  const { cookies } = await signIn(new Headers(), { email: demoPeople.customer.email, password: demoPassword })
  const cookie = cookies
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  await measured(cookie, format, '&from=2024-01-01&to=2024-03-10')
  return measured(cookie, format)
}

/** One download, taken as fast as it comes. */
async function measured(cookie: string, format: string, narrowed = '') {
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  let peak = idle
  let [rows, bytes] = [0, 0]
  const startedAt = performance.now()
  const headers = {
    host: 'localhost:3000',
    cookie,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  }
  const address = `http://localhost:3000/api/transactions/export?format=${format}${narrowed}`
  const response = await POST(new Request(address, { method: 'POST', headers, body: '{}' }))
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    rows += part.reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0)
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  if (response.status !== 200) throw new Error(`answered ${response.status}`)
  return { rows, bytes, seconds: (performance.now() - startedAt) / 1000, idle, aboveIdle: peak - idle }
}
