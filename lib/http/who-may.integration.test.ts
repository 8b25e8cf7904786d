import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { sessions } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { closeSimulator } from '@/lib/stripe/simulator'
import { type Everybody, everybody, type Ids, roles, type WhoAsks } from '@/lib/testing/everybody'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { routesOnDisk } from '@/lib/testing/routes-on-disk'
import { idsOf } from '@/lib/testing/two-people'
import { type Row, type Whose, whoMay, whoseIds } from '@/lib/testing/who-may'
import { shapeOf } from './route'

let stop: () => Promise<void>
let people: Everybody
const answered: { name: string; role: WhoAsks; text: string }[] = []
beforeAll(async () => {
  stop = await startTestProduct()
  people = await everybody()
  // However long a busy machine takes, no sign-in and no proof of theirs grows old.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

/** What has led past checks that stood in front of routes, in this framework or others. */
const hostile = {
  'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
  'x-nextjs-data': '1',
  'x-middleware-rewrite': '/support',
  rsc: '1',
  'next-router-prefetch': '1',
  'x-forwarded-host': 'localhost:3000',
  'x-original-url': '/api/health',
  'x-http-method-override': 'GET',
}

test('every route has its row', () => {
  const rows = new Set(Object.keys(whoMay).map((name) => name.split('?')[0]))
  expect([...rows].sort()).toEqual(routesOnDisk.map(({ name }) => name).sort())
})

/** Some rows hash passwords for real, which takes what the machine can spare. */
const patienceMs = 120_000

test.each(Object.entries(whoMay))('%s', { timeout: patienceMs }, async (name, row) => {
  const found: Partial<Record<Whose, number[]>> = {}
  for (const whose of whoseIds.toReversed().filter((each) => row[each])) {
    const answers: Answer[] = []
    for (const role of roles) {
      const answer = await askAs(role, name, row, whose)
      answers.push(answer)
      if (answer.status < 400) continue
      // A refusal changes nothing, so it can be asked for in other ways.
      expect(await askAs(role, name, row, whose, hostile)).toEqual(answer)
      if (whose === 'foreign') expect(answer).toEqual(await askAs(role, name, row, 'random'))
    }
    found[whose] = answers.map(({ status }) => status)
    for (const id of idsOf(people.theirs)) expect(answers[1]?.text).not.toContain(id)
  }
  expect(found).toEqual(Object.fromEntries(whoseIds.flatMap((whose) => (row[whose] ? [[whose, row[whose]]] : []))))
})

test('owners stand where their customer or a reveal asked for them, and nowhere else', () => {
  const sung = answered.filter(({ text }) => people.canaries.some((canary) => text.includes(canary)))
  const places = new Set(sung.map(({ name, role }) => `${name} ${role === 'customer' ? role : 'staff'}`))
  expect([...places].sort()).toEqual([
    'GET /api/stripe/financial_connections/accounts/[account]/owners customer',
    'GET /api/stripe/financial_connections/accounts/[account]?expand[]=ownership customer',
    'GET /api/stripe/financial_connections/accounts?session=[session]&expand[]=data.ownership customer',
    'GET /api/stripe/financial_connections/sessions/[session]?expand[]=accounts.data.ownership customer',
    'POST /api/owners/reveals staff',
  ])
  // A reveal shows what was asked for, and a customer only their own.
  expect(people.canaries.length).toBeGreaterThan(6)
})

const refusal = z.object({ error: z.object({ code: z.string() }) })

test('what may not be left to whoever finds the browser open asks for a proof before it reads a word', async () => {
  const found = [await makePerson('customer'), await makePerson('admin')]
  await database()
    .update(sessions)
    .set({ provedAt: new Date(0) })
  const asking = new Set<string>()
  for (const { name, method, load } of routesOnDisk.filter((each) => each.method !== 'GET')) {
    for (const { cookie } of found) {
      const request = ask('/api/x', { cookie, method, body: 'no JSON', headers: { 'content-type': 'text/plain' } })
      const answer = await (await load())(request, { params: Promise.resolve({}) })
      if (refusal.parse(await answer.json()).error.code === 'proof_required') asking.add(name)
    }
  }
  expect([...asking]).toEqual([
    'POST /api/account-holders/[holder]/deletion',
    'POST /api/account-holders/[holder]/user',
    'POST /api/auth/address',
    'POST /api/auth/password',
    'POST /api/deletions',
    'POST /api/exports',
    'POST /api/invitations',
    'POST /api/owners/reveals',
    'POST /api/settings/[setting]',
    'POST /api/staff-invitations',
    'POST /api/staff/[user]/password-reset',
    'POST /api/staff/[user]/removal',
    'POST /api/staff/[user]/role',
    'POST /api/staff/[user]/suspension',
  ])
})

test('what costs, or tries a link, takes one of a limit before it is done', async () => {
  const limited: string[] = []
  for (const { name, load } of routesOnDisk) {
    const limit = shapeOf(await load())?.limit
    if (limit) limited.push(`${name}: ${limit}`)
  }
  expect(limited).toEqual([
    'GET /api/audit/export: export',
    'POST /api/auth/address: confirmation',
    'POST /api/auth/address-confirmation: confirmation',
    'POST /api/auth/address-confirmation/acceptance: confirmation',
    'POST /api/auth/password-reset/acceptance: reset',
    'POST /api/demo/entries: demo-entry',
    'POST /api/exports: export',
    'POST /api/guest/sessions: sessions',
    'POST /api/invitations: invitation',
    'POST /api/owners/reveals: reveal',
    'POST /api/stripe/financial_connections/accounts/[account]/refresh: refresh',
    'POST /api/stripe/financial_connections/sessions: sessions',
    'POST /api/transactions/export: transaction-export',
  ])
})

type Answer = { status: number; headers: Record<string, string>; text: string }

/** Calls the handler itself: nothing stands before it that could have refused. */
async function askAs(role: WhoAsks, name: string, row: Row, whose: Whose, headers: HeadersInit = {}): Promise<Answer> {
  const [route] = routesOnDisk.filter((each) => each.name === name.split('?')[0])
  if (!route) throw new Error(`no route file for ${name}`)
  const ids = meant(people.ids(whose, role), row)
  const path = fill(row.at ?? name.replace(/^\w+ /, ''), ids, encodeURIComponent)
  const body = row.body && JSON.parse(fill(JSON.stringify(row.body), ids, (id) => JSON.stringify(id).slice(1, -1)))
  const leaving = new AbortController()
  const asked = ask(path, { cookie: people.cookies[role], method: route.method, body, headers })
  const handle = await route.load()
  const params = Object.fromEntries(namesIn(route.pattern).map((each) => [each, ids[each] ?? each]))
  const response = await handle(new Request(asked, { signal: leaving.signal }), { params: Promise.resolve(params) })
  // A live stream would not end by itself.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (isStream) leaving.abort()
  const said = { status: response.status, text: isStream ? '' : await response.text() }
  answered.push({ name, role, text: said.text })
  const { 'request-id': _, 'bank-now': __, 'retry-after': ___, ...kept } = Object.fromEntries(response.headers)
  return { ...said, text: withoutIds(said.text, ids), headers: kept }
}

function meant(ids: Ids, { means = {} }: Row): Ids {
  return {
    ...ids,
    ...Object.fromEntries(Object.entries(means).map(([name, other]) => [name, ids[other ?? name] ?? ''])),
  }
}

const namesIn = (text: string) => [...text.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)

function fill(text: string, ids: Ids, write: (id: string) => string): string {
  return text.replace(/\[(\w+)\]/g, (as, name) => (ids[name] === undefined ? as : write(ids[name])))
}

/** What has to differ: the ids that were asked about, and the request's own. */
function withoutIds(text: string, ids: Ids): string {
  const asked = Object.values(ids).toSorted((a, b) => b.length - a.length)
  return asked.reduce((rest, id) => rest.replaceAll(id, 'ID'), text.replace(/req_\w+/g, 'req'))
}
