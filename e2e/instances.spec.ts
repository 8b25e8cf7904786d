import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import pg from 'pg'
import { z } from 'zod'
import { findFreePort } from '@/lib/testing/free-port'
import { askPostgres } from './support/ask-postgres'
import { buy, post, signUpAndLink } from './support/linked-person'
import { startProgram } from './support/program'
import { type Several, startSeveral } from './support/several-instances'
import { expectStates } from './support/states'
import { expect, test, watch } from './support/test'
import { press } from './support/webhook-load'

/** Five seconds on a machine that has nothing else to do. */
const recovered = { timeout: 25_000, intervals: [100] }

test.describe.configure({ mode: 'serial' })

let several: Several
let context: BrowserContext
let page: Page
let account: string
let problems: string[]

test.beforeAll(async ({ browser }) => {
  // A database, a simulator and two servers, on a machine that other tests use too.
  test.setTimeout(180_000)
  several = await startSeveral()
  await visit(browser)
})
test.afterAll(async () => {
  await context.close()
  await several.stop()
})

/** Signs up and links at the first instance, and opens the account's page at the second. */
async function visit(browser: Browser): Promise<void> {
  context = await browser.newContext({ baseURL: several.first.url })
  problems = await watch(context)
  account = await signUpAndLink(context.request, several.simulator)
  page = await context.newPage()
  await page.goto(`${several.second.url}/accounts/${account}`)
  await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()
}

/** Sooner than a page without its stream would have asked. */
async function shows(description: string): Promise<void> {
  await expect(page.getByText(description).first()).toBeVisible()
  await expect(page.getByText('Live updates are off')).toHaveCount(0)
}

test('what is delivered to one instance shows on a page that the other serves', async () => {
  const [stream] = await Promise.all([
    page.waitForRequest((request) => request.url().includes('/api/stream')),
    page.reload(),
  ])
  expect(new URL(stream.url()).origin).toBe(several.second.url)
  await buy(several.simulator, account, 'Corner shop')
  await shows('Corner shop')
  expect(problems).toEqual([])
})

test('an invitation that one instance made is too old at the other after its week', async ({ browser }) => {
  const staff = await browser.newContext({ baseURL: several.first.url })
  const person = { name: 'Rowan Sedge', email: 'rowan@example.com', password: 'some other plain words' }
  await post(staff.request, '/api/auth/sign-up/email', person)
  const rights = "update auth.users set role = 'support', two_factor_enabled = true where email = $1"
  await askPostgres(several.databaseUrl, rights, [person.email])
  const made = await post(staff.request, '/api/invitations', { name: 'Hazel Ash', permissions: ['balances'] })
  const { pathname } = new URL(z.object({ link: z.url() }).parse(made).link)
  const theirs = await (await browser.newContext({ baseURL: several.second.url })).newPage()
  await theirs.goto(pathname)
  await expect(theirs.getByRole('button', { name: 'Accept the invitation' })).toBeVisible()
  await askPostgres(several.databaseUrl, "update invitations set expires_at = created_at + interval '1 ms'")
  await theirs.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(theirs.getByText('has expired. Ask for another.')).toBeVisible()
  await theirs.reload()
  await expectStates(theirs, ['invitation.expired'])
  for (const each of [staff, theirs.context()]) await each.close()
})

test('a restart of the database costs neither process: both say that they are not well, and go on by themselves', async () => {
  await several.postgres.halt()
  await expect.poll(healths, recovered).toEqual([503, 503])
  await several.postgres.resume()
  await expect.poll(healths, recovered).toEqual([200, 200])
  await buy(several.simulator, account, 'Bakery')
  await expect(page.getByText('Bakery').first()).toBeVisible(recovered)
})

test('connections that the database ends, again and again under load, cost no process and no news', async () => {
  const load = press({ url: several.first.url, secret: several.webhookSecret, account })
  for (let round = 1; round <= 5; round += 1) {
    await load.acknowledged(round * 30)
    await askPostgres(
      several.databaseUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    )
  }
  const { kept } = await load.stop()
  await expect.poll(healths, recovered).toEqual([200, 200])
  await letClaimsEnd()
  await expect.poll(() => countApplied(kept), recovered).toBe(kept.length)
  await buy(several.simulator, account, 'Florist')
  await expect(page.getByText('Florist').first()).toBeVisible(recovered)
})

test('a pool without a free connection lets questions wait, and goes on once there is one', async () => {
  const holder = new pg.Client({ connectionString: several.databaseUrl })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table auth.sessions in access exclusive mode')
  const question = () => context.request.get(`${several.second.url}/api/accounts`)
  const asked = Array.from({ length: 30 }, question)
  // Now and then a job of the server's own holds one of the ten.
  const askOneMore = () => asked.push(question())
  await expect.poll(() => askOneMore() && countWaitingForLock(), recovered).toBeGreaterThanOrEqual(10)
  await holder.query('commit')
  await holder.end()
  await Promise.all(asked)
  expect((await question()).status()).toBe(200)
  await expect.poll(healths, recovered).toEqual([200, 200])
})

test('both processes are those that were started, and end when told to', async () => {
  const ended = await Promise.all([several.first, several.second].map(({ program }) => program.stop()))
  expect(ended).toMatchObject([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  expect(problems.filter((problem) => !/503|ERR_/.test(problem))).toEqual([])
})

test('a second simulator on one database is refused and told of the standalone one', async () => {
  const folders = await Promise.all(['one', 'other'].map((name) => mkdtemp(join(tmpdir(), `tidewater-${name}-`))))
  const [own = '', other = ''] = folders
  await askPostgres(several.databaseUrl, 'create database demo')
  const demo = several.postgres.urlOf('demo')
  const start = async (folder: string) =>
    startProgram('scripts/serve.mjs', [], {
      PORT: String(await findFreePort()),
      DATA_DIR: folder,
      DATABASE_URL: demo,
      AUTH_SECRET: 'thirty-two characters and some more',
    })
  const first = await start(own)
  await first.printed('is serving at')
  for (const folder of [other, own]) {
    const { code, stderr } = await (await start(folder)).ended
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('npm run simulator -- --port 12111')])
  }
  expect((await first.stop()).code).toBe(0)
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

function healths(): Promise<number[]> {
  return Promise.all([several.first, several.second].map(async ({ url }) => (await fetch(`${url}/api/health`)).status))
}

/** What was claimed over a lost connection is anybody's again, without waiting for it. */
async function letClaimsEnd(): Promise<void> {
  await askPostgres(several.databaseUrl, "update webhook_events set due_at = now() where state = 'waiting'")
  await askPostgres(several.databaseUrl, "update leases set until = 'epoch'")
}

async function countApplied(ids: string[]): Promise<number> {
  const rows = await askPostgres(
    several.databaseUrl,
    "select 1 from webhook_events where id = any($1) and state = 'applied'",
    [ids],
  )
  return rows.length
}

async function countWaitingForLock(): Promise<number> {
  const rows = await askPostgres(several.databaseUrl, "select 1 from pg_stat_activity where wait_event_type = 'Lock'")
  return rows.length
}
