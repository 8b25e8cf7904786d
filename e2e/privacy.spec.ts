import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { z } from 'zod'
import { ownerView } from '@/lib/owners/owner-view'
import { post } from './support/linked-person'
import { expect, test } from './support/test'

type Person = { email: string; password: string; account: string }
type Marked = Person & {
  /** What tells of them: ids and addresses of theirs alone. */
  marks: string[]
  /** What belongs to the owners of their account. */
  owners: string[]
}

const demo = (who: string) => ({ email: `${who}@tidewater.test`, password: 'tidewater-demo', account: '' })

/** Every page, found on disk, and every route that can be asked for without a body. */
const app = join(import.meta.dirname, '..', 'app')
const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
const addressOf = (file: string) =>
  `/${file
    .split(sep)
    .filter((part) => !part.startsWith('('))
    .slice(0, -1)
    .join('/')}`
const pages = files.filter((file) => file.endsWith('page.tsx')).map(addressOf)
const routes = files
  .filter((file) => file.endsWith('route.ts') && !file.includes('[...') && !file.includes('stream'))
  .filter((file) => readFileSync(join(app, file), 'utf8').includes('export const GET'))
  .map(addressOf)

const about = (address: string, account: string) =>
  address
    .replace('[id]', account)
    .replace('[account]', account)
    .replace(/\[\w+\]/g, 'nobodys')

// Some pages and routes are not there for everybody.
test.use({ allowedProblems: [/status of 40[034]/] })

test('people who take turns in one browser leave nothing for each other, and staff see no owner', async ({
  page,
  playwright,
  baseURL,
}) => {
  test.slow()
  const elsewhere = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
  const one = await marked(elsewhere, await linkedStranger(elsewhere, 'Joint owners'))
  const two = await marked(elsewhere, await linkedStranger(elsewhere, 'One owner'))
  await elsewhere.dispose()
  const heard = listen(page)
  for (const [person, forbidden] of [
    [one, onlyOf(two, one)],
    [two, onlyOf(one, two)],
    [{ ...demo('admin'), account: two.account }, [...one.owners, ...two.owners]],
    [one, onlyOf(two, one)],
  ] as const) {
    await page.goto('/')
    const { email, password } = person
    await ask(page, '/api/auth/sign-in/email', { email, password })
    heard.length = 0
    for (const address of pages.filter((each) => each.startsWith('/support') !== 'marks' in person)) {
      await page.goto(about(address, person.account))
    }
    const answers = [...(await Promise.all(heard)), await page.content()]
    for (const address of [...pages, ...routes]) {
      answers.push(await ask(page, about(address, person.account)))
    }
    const told = forbidden.filter((mark) => answers.some((answer) => answer.includes(mark)))
    expect([person.email, told]).toEqual([person.email, []])
    // They themselves were there, so that something was looked through.
    if ('marks' in person) expect(answers.join('')).toContain(person.account)
    expect(await kept(page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 })
    await ask(page, '/api/auth/sign-out', {})
  }
})

test('a tab of somebody who left shows nothing of theirs to who came in beside it, nor to whoever goes back', async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  const elsewhere = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
  const one = await marked(elsewhere, await linkedStranger(elsewhere, 'Joint owners'))
  const two = await marked(elsewhere, await linkedStranger(elsewhere, 'One owner'))
  await elsewhere.dispose()
  // The address of a page may go on naming whose it was.
  const nothingOf = async ({ marks, account }: Marked) => {
    const text = await page.content()
    expect(marks.filter((mark) => mark !== account && text.includes(mark))).toEqual([])
  }
  const beside = await context.newPage()
  await beside.goto('/')
  const enter = ({ email, password }: Person) => ask(beside, '/api/auth/sign-in/email', { email, password })
  const toAccounts = page.getByRole('navigation').getByRole('link', { name: 'Accounts' }).first()

  const openAccount = async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: /ending in/ })
      .click()
    await expect(page).toHaveURL(/accounts\/fca_/)
  }

  await enter(one)
  await page.goto('/accounts')
  await openAccount()
  await ask(beside, '/api/auth/sign-out', {})
  await enter(two)
  await beside.goto('/accounts')
  await expect(() => nothingOf(one)).toPass()

  await page.goto('/accounts')
  await page.evaluate(() => Reflect.set(window, 'ofThisPerson', true))
  await openAccount()
  await ask(beside, '/api/auth/sign-out', {})
  await toAccounts.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.waitForFunction(() => !Reflect.has(window, 'ofThisPerson'))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await nothingOf(two)
})

/** Invented people may have the same number. */
const onlyOf = (one: Marked, other: Marked) => one.marks.filter((mark) => !other.marks.includes(mark))

/** What has led past checks that stood in front of pages, in this framework or others. */
const hostile: Record<string, string>[] = [
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  // Next takes this one, and the last of all, off whatever comes from outside: held to it here, tried on handlers in who-may.
  { 'x-nextjs-data': '1' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
  { 'x-original-url': '/', 'x-rewrite-url': '/', 'x-middleware-rewrite': '/support' },
]

test('no header opens what is closed', async ({ playwright, baseURL }) => {
  test.slow()
  const context = () => playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
  const [theirs, stranger, customer] = [await context(), await context(), await context()]
  const { account, marks } = await marked(theirs, await linkedStranger(theirs, 'One owner'))
  await linkedStranger(customer, 'Joint owners')
  const closed = [...pages.filter((each) => /accounts|support|link|settings/.test(each)), ...routes]
  for (const request of [stranger, customer]) {
    for (const address of closed.map((each) => about(each, account))) {
      const plain = await request.get(address, { maxRedirects: 0 })
      for (const headers of hostile) {
        const answer = await request.get(address, { headers, maxRedirects: 0 })
        const text = await answer.text()
        expect([address, headers, marks.filter((mark) => mark !== account && text.includes(mark))]).toEqual([
          address,
          headers,
          [],
        ])
        if (plain.status() !== 200) expect([address, headers, answer.status()]).not.toEqual([address, headers, 200])
      }
    }
  }
  for (const each of [theirs, stranger, customer]) await each.dispose()
})

/** The text of whatever the page is answered from now on, but for files and live streams. */
function listen(page: Page): Promise<string>[] {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/html|json|x-component/.test(type) || response.status() >= 300) return
    // A page that was left has no text any more.
    heard.push(response.text().catch(() => ''))
  })
  return heard
}

/** As a script of the page would ask, with a body or for reading. */
function ask(page: Page, address: string, body?: object): Promise<string> {
  return page.evaluate(
    async ({ address, body }) => {
      const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      return (await fetch(address, body && sent)).text()
    },
    { address, body },
  )
}

function kept(page: Page) {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
}

const listed = z.object({ data: z.array(z.object({ id: z.string() })) })
const identified = z.object({ id: z.string() })

/** Somebody new with one account whose owner the bank knows. */
async function linkedStranger(request: APIRequestContext, account: string): Promise<Person> {
  const person = {
    email: `turn-${process.pid}-${Math.floor(performance.now())}@example.com`,
    password: 'a few plain words',
  }
  await post(request, '/api/auth/sign-up/email', { name: 'Rowan Sedge', ...person })
  const wishes = { permissions: ['balances', 'ownership'], prefetch: ['balances', 'ownership'] }
  const { id } = identified.parse(await post(request, '/api/stripe/financial_connections/sessions', wishes))
  await post(request, '/api/auth/sign-in/email', { email: 'admin@tidewater.test', password: 'tidewater-demo' })
  const choice = { institution: 'Ownership Accounts', accounts: [account] }
  await post(request, `/api/simulator/_simulator/sessions/${id}/complete`, choice)
  await post(request, '/api/simulator/_simulator/clock', { advance_seconds: 60 })
  await post(request, '/api/auth/sign-in/email', person)
  await post(request, `/api/link-sessions/${id}/completion`, {})
  const [linked] = listed.parse(await (await request.get('/api/accounts')).json()).data
  return { ...person, account: linked?.id ?? '' }
}

const owners = z.object({ data: z.array(ownerView) })
const whoAmI = z.object({ user: z.object({ id: z.string() }) })

async function marked(request: APIRequestContext, { email, password }: Person): Promise<Marked> {
  await post(request, '/api/auth/sign-in/email', { email, password })
  const { id: userId } = whoAmI.parse(await (await request.get('/api/auth/get-session')).json()).user
  const ids = listed.parse(await (await request.get('/api/accounts')).json()).data.map(({ id }) => id)
  const account = ids[0] ?? ''
  const read = await request.get(`/api/stripe/financial_connections/accounts/${account}/owners`)
  const { data } = owners.parse(await read.json())
  const known = data.flatMap(({ name, email, phone, raw_address }) => [name, email, phone, raw_address])
  const rows = listed.parse(await (await request.get('/api/transactions')).json()).data
  const marks = [userId, email, ...ids, ...rows.map(({ id }) => id)]
  const own = known.flatMap((text) => text || [])
  return { email, password, account, owners: own, marks: [...marks, ...own] }
}
