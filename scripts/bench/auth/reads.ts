import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GET } from '@/app/api/accounts/route'
import { accountView } from '@/lib/accounts/account-view'
import { accountsQuery, listAccounts } from '@/lib/accounts/list-accounts'
import { signIn } from '@/lib/auth/sessions'
import { requireViewer } from '@/lib/auth/viewer'
import { closeDatabase, setProductDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { demoPassword, demoPeople } from '@/lib/demo/people'
import { seedDemo } from '@/lib/demo/seed'
import { readEnv } from '@/lib/env/read-env'
import { pageOf } from '@/lib/http/page-query'
import { publicHandler, type RouteHandler } from '@/lib/http/route'
import { closeSimulator } from '@/lib/stripe/simulator'

type Asked = { call: 'open'; url: string | null } | { call: 'round'; times: number } | { call: 'close' }

const folder = mkdtempSync(join(tmpdir(), 'tidewater-bench-auth-'))
globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: folder })
let cookie = ''
/** The same question of the same route, but for who asks. */
let open: RouteHandler = GET

process.on('message', async (asked: Asked) => {
  process.send?.((await answer(asked)) ?? 'done')
})

async function answer(asked: Asked): Promise<unknown> {
  if (asked.call === 'open') return prepare(asked.url)
  if (asked.call === 'round') return round(asked.times)
  await closeSimulator()
  await closeDatabase()
  return rmSync(folder, { recursive: true })
}

async function prepare(url: string | null): Promise<void> {
  const opened = openDatabase(url === null ? { folder: join(folder, 'postgres') } : { url })
  setProductDatabase(opened)
  await migrate(opened)
  await seedDemo()
  const { cookies } = await signIn(new Headers(), { email: demoPeople.customer.email, password: demoPassword })
  cookie = cookies
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const viewer = await requireViewer(new Headers({ cookie }), 'customer')
  const options = { query: accountsQuery, response: pageOf(accountView) }
  open = publicHandler(options, ({ query }) => listAccounts(viewer, query))
}

/** One with and one without, in turns, so that whatever slows the machine slows both. */
async function round(times: number): Promise<{ signedIn: number[]; open: number[] }> {
  const took = { signedIn: [0], open: [0] }
  for (let each = 0; each < times; each++) {
    took.signedIn.push(await msOf(GET))
    took.open.push(await msOf(open))
  }
  return { signedIn: took.signedIn.slice(1), open: took.open.slice(1) }
}

async function msOf(handle: RouteHandler): Promise<number> {
  const request = new Request('http://localhost:3000/api/accounts', { headers: { host: 'localhost:3000', cookie } })
  const startedAt = performance.now()
  const response = await handle(request)
  await response.text()
  if (response.status !== 200) throw new Error(`answered ${response.status}`)
  return performance.now() - startedAt
}
