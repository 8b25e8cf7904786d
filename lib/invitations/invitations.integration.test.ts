import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { auditLog } from '@/lib/audit/table'
import { sessionOf } from '@/lib/auth/session-viewer'
import { credentials, sessions, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { limits } from '@/lib/limits/table'
import { latestSession } from '@/lib/link-sessions/latest-session'
import { linkSessions } from '@/lib/link-sessions/table'
import { eraseEnded } from '@/lib/retention/erase-ended'
import { stripe } from '@/lib/stripe/client'
import { pull } from '@/lib/sync/pull'
import { tablesWith } from '@/lib/testing/all-text'
import { askRoute } from '@/lib/testing/app-routes'
import { ask, cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { isCatchAll, routesOnDisk } from '@/lib/testing/routes-on-disk'
import { control } from '@/lib/testing/simulated-bank'
import { whoMay } from '@/lib/testing/who-may'
import { findInvitation } from './find-invitation'
import { listGuestAccounts } from './guest-links'
import { invitations } from './table'

let stop: () => Promise<void>
let support: Awaited<ReturnType<typeof makePerson>>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(limits)
  support = await makePerson('support')
})
afterEach(() => vi.useRealTimers())

const dayMs = 86_400_000
const asks = {
  permissions: ['balances', 'ownership'],
  filters: { account_subcategories: ['checking', 'savings'], country: 'US' },
}
/** From an app's web view. */
const back = { return_url: 'https://money.example/guest?returned' }
const password = 'a quiet harbour at dusk'
const made = z.object({ link: z.string(), invitation: z.looseObject({ id: z.string() }) })
const identified = z.object({ id: z.string() })

const post = (path: string, cookie: string, body: unknown = {}) => askRoute(path, { cookie, body })

async function invite(to: { name?: string; holder?: string } = { name: 'Hazel Ash' }) {
  const { status, body } = await post('/api/invitations', support.cookie, { ...to, ...asks })
  expect(status).toBe(200)
  const { link, invitation } = made.parse(body)
  return { id: invitation.id, token: link.replace('http://localhost:3000/invite/', '') }
}

const accept = (token: string, cookie = '') => post('/api/invitations/acceptance', cookie, { token })

async function letIn(to?: { name?: string; holder?: string }): Promise<string> {
  return cookieOf((await accept((await invite(to)).token)).headers)
}

async function open(cookie: string): Promise<string> {
  return identified.parse((await post('/api/guest/sessions', cookie, back)).body).id
}

async function link(cookie: string, account: string): Promise<string> {
  const session = await open(cookie)
  await control(`sessions/${session}/complete`, { institution: 'Bank (OAuth)', accounts: [account] })
  expect((await post(`/api/guest/sessions/${session}/completion`, cookie)).status).toBe(200)
  return session
}

async function sessionFor(cookie: string) {
  const session = await sessionOf(new Headers({ cookie }))
  if (!session) throw new Error('signed out')
  return session
}

async function seen(cookie: string): Promise<(string | null)[]> {
  const accounts = await listGuestAccounts((await sessionFor(cookie)).viewer)
  return accounts.map(({ display_name: name }) => name)
}

const stateOf = async (token: string) => (await findInvitation(token))?.state

describe('an invited person', () => {
  it('links without a password what the invitation asks, and sees what they did', async () => {
    const { id, token } = await invite()
    expect(await stateOf(token)).toBe('open')
    const cookie = cookieOf((await accept(token)).headers)
    const { viewer, isGuest } = await sessionFor(cookie)
    expect({ viewer, isGuest }).toMatchObject({ isGuest: true, viewer: { role: 'customer', name: 'Hazel Ash' } })
    expect(await database().$count(credentials, eq(credentials.userId, viewer.userId))).toBe(0)
    const session = await link(cookie, 'Everyday')
    expect(await seen(cookie)).toEqual(['Everyday'])
    const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, session))
    expect(row).toMatchObject({
      outcome: 'linked',
      askedBy: viewer.userId,
      parameters: { ...asks, ...back, prefetch: ['balances'] },
    })
    expect(await database().$count(consents, eq(consents.linkSessionId, row?.id ?? ''))).toBe(1)
    const said = await database().select().from(auditLog).where(eq(auditLog.subject, id)).orderBy(auditLog.id)
    expect(said.map(({ action, actor }) => [action, actor])).toEqual([
      ['invitation.make', support.userId],
      ['invitation.accept', viewer.userId],
    ])
    const [holder] = await database().select().from(accountHolders).where(eq(accountHolders.userId, viewer.userId))
    const customer = await stripe().customers.retrieve(holder?.customer ?? '')
    expect(customer).toMatchObject({ name: 'Hazel Ash', email: null })
  })

  it('reaches nothing else', async () => {
    const cookie = await letIn()
    const more = await post('/api/guest/sessions', cookie, { permissions: ['transactions'] })
    expect(more).toMatchObject({ status: 400, body: { error: { param: 'permissions' } } })
    const closed = routesOnDisk.filter((route) => !isCatchAll(route) && isForThoseSignedIn(route.name))
    const answers = await Promise.all(
      closed.map(async ({ name, method, pattern, load }) => {
        const response = await (await load())(ask(pattern, { cookie, method }))
        return [name, response.status]
      }),
    )
    expect(answers.length).toBeGreaterThan(50)
    expect(answers.filter(([, status]) => status !== 403)).toEqual([])
    const who = await askRoute('/api/auth/get-session', { cookie })
    expect(who).toMatchObject({ status: 200, body: { user: null } })
  })

  it('takes the account over: it is theirs by e-mail and password, and what let them in is over', async () => {
    const { id } = await invite()
    const cookie = await letIn()
    await link(cookie, 'Joint')
    const { viewer } = await sessionFor(cookie)
    const again = await invite({ holder: viewer.holderId ?? '' })
    const email = `hazel-${randomUUID()}@example.test`
    const taken = await post('/api/guest/takeover', cookie, { name: 'Hazel Birch', email, password })
    expect(taken.status).toBe(200)
    expect(await sessionOf(new Headers({ cookie }))).toBeNull()
    const theirs = await sessionFor(cookieOf(taken.headers))
    expect(theirs).toMatchObject({ isGuest: false, viewer: { ...viewer, email, name: 'Hazel Birch' } })
    const signedIn = await post('/api/auth/sign-in/email', '', { email, password })
    const mine = await askRoute('/api/accounts', { cookie: cookieOf(signedIn.headers) })
    expect(mine).toMatchObject({ status: 200, body: { data: [{ display_name: 'Joint' }] } })
    expect(await stateOf(again.token)).toBe('revoked')
    expect((await accept(again.token)).status).toBe(404)
    const [said] = await database().select().from(auditLog).where(eq(auditLog.action, 'invitation.take_over'))
    expect(said).toMatchObject({ actor: viewer.userId, subject: viewer.userId, holderId: viewer.holderId })
    expect((await post(`/api/invitations/${id}/revocation`, support.cookie)).status).toBe(200)
  })

  it('is signed out of what the browser was before', async () => {
    const customer = await makePerson('customer')
    await accept((await invite()).token, customer.cookie)
    expect(await sessionOf(new Headers({ cookie: customer.cookie }))).toBeNull()
  })
})

describe('a link', () => {
  it('opens once, however many use it at the same time', async () => {
    const { token } = await invite()
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await stateOf(token)).toBe('used')
  })

  it('opens nothing after a week, and is gone a month later, with the name in it', async () => {
    const { token, id } = await invite({ name: 'Juniper Late' })
    vi.useFakeTimers({ toFake: ['Date'], now: now() + 7 * dayMs })
    expect(await stateOf(token)).toBe('expired')
    expect((await accept(token)).status).toBe(404)
    vi.setSystemTime(now() + 31 * dayMs)
    await eraseEnded()
    expect(await database().$count(invitations, eq(invitations.id, id))).toBe(0)
    expect(await stateOf(token)).toBeUndefined()
  })

  it('opens nothing once it was taken back, which is written down', async () => {
    const { token, id } = await invite({ name: 'Juniper Back' })
    const open = async () => JSON.stringify((await askRoute('/api/invitations', { cookie: support.cookie })).body)
    expect(await open()).toContain('Juniper Back')
    expect((await post(`/api/invitations/${id}/revocation`, support.cookie)).status).toBe(200)
    expect(await stateOf(token)).toBe('revoked')
    expect((await accept(token)).status).toBe(404)
    expect(await open()).not.toContain(id)
    expect(await tablesWith(['Juniper Back'])).toEqual([])
    const said = await database().select().from(auditLog).where(eq(auditLog.subject, id)).orderBy(auditLog.id)
    expect(said.map(({ action }) => action)).toEqual(['invitation.make', 'invitation.revoke'])
  })

  it('is stored as a hash, and not guessed', async () => {
    const { token } = await invite()
    expect(await tablesWith([token, token.split('.')[0] ?? ''])).toEqual([])
    const [random = '', signature = ''] = token.split('.')
    for (const guess of [random, `${random}.${signature.slice(0, -1)}`, `x${token}`, '']) {
      expect(await stateOf(guess)).toBeUndefined()
      expect((await accept(guess)).status).toBe(404)
    }
  })
})

describe('for a holder whom staff know already', () => {
  it('lets in somebody who sees what they did and not what the holder has', async () => {
    const { holder, session } = await knownHolder()
    const cookie = await letIn({ holder })
    expect(await seen(cookie)).toEqual([])
    expect(await latestSession((await sessionFor(cookie)).viewer)).toBeNull()
    expect((await post(`/api/guest/sessions/${session}/completion`, cookie)).status).toBe(404)
    const own = await link(cookie, 'Joint')
    expect(await seen(cookie)).toEqual(['Joint'])
    expect(await latestSession((await sessionFor(cookie)).viewer)).toBe(own)
    expect((await sessionFor(cookie)).viewer.holderId).toBe(holder)
  })

  it('a later link ends what the one before it opened, and finds what was done', async () => {
    const first = await letIn()
    await link(first, 'Everyday')
    const { viewer } = await sessionFor(first)
    const second = await letIn({ holder: viewer.holderId ?? '' })
    expect(await sessionOf(new Headers({ cookie: first }))).toBeNull()
    expect(await seen(second)).toEqual(['Everyday'])
  })
})

describe('refused, and nothing done', () => {
  const cases: [string, Record<string, unknown>, number, string][] = [
    ['nobody named', {}, 400, 'name'],
    ['a name and a holder', { name: 'Hazel', holder: randomUUID() }, 400, 'name'],
    ['an unknown holder', { holder: randomUUID() }, 404, 'holder'],
    ['no permission', { name: 'Hazel', permissions: [] }, 400, 'permissions'],
    ['an unknown permission', { name: 'Hazel', permissions: ['weather'] }, 400, 'permissions[0]'],
    [
      'an unknown kind',
      { name: 'Hazel', filters: { account_subcategories: ['hut'] } },
      400,
      'filters[account_subcategories][0]',
    ],
    ['no country', { name: 'Hazel', filters: { country: 'us' } }, 400, 'filters[country]'],
  ]
  it.each(cases)('%s', async (_, body, status, param) => {
    const before = await database().$count(invitations)
    const refused = await post('/api/invitations', support.cookie, { permissions: ['balances'], ...body })
    expect(refused).toMatchObject({ status, body: { error: { param } } })
    expect(await database().$count(invitations)).toBe(before)
  })

  it('a holder somebody signs in as, and one who came to be so after the link was made', async () => {
    const { holder } = await knownHolder()
    const { token } = await invite({ holder })
    const person = await makePerson('customer')
    await post(`/api/account-holders/${holder}/user`, support.cookie, { user: person.userId })
    const refused = await post('/api/invitations', support.cookie, { holder, ...asks })
    expect(refused).toMatchObject({ status: 409, body: { error: { param: 'holder' } } })
    expect((await accept(token)).status).toBe(404)
  })

  it('a browser that staff left open', async () => {
    const { cookie, userId } = await makePerson('support')
    const before = new Date(now() - 3_600_000)
    await database().update(sessions).set({ provedAt: before }).where(eq(sessions.userId, userId))
    const refused = await post('/api/invitations', cookie, { name: 'Hazel', ...asks })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'proof_required' } } })
  })

  it('a guest who is kept out', async () => {
    const { viewer } = await sessionFor(await letIn())
    const { token } = await invite({ holder: viewer.holderId ?? '' })
    const suspendedAt = new Date(now())
    await database().update(users).set({ suspendedAt }).where(eq(users.id, viewer.userId))
    expect((await accept(token)).status).toBe(404)
  })
})

/** By the matrix of all routes, but the few that are for guests. */
function isForThoseSignedIn(name: string): boolean {
  return whoMay[name]?.own[0] === 401 && !/guest|sign-in/.test(name)
}

/** Somebody who linked elsewhere, as the mirror comes to know them. */
async function knownHolder(): Promise<{ holder: string; session: string }> {
  const customer = await stripe().customers.create({ name: 'Somebody known' })
  const session = await stripe().financialConnections.sessions.create({
    account_holder: { type: 'customer', customer: customer.id },
    permissions: ['balances'],
  })
  await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  const [linked] = (await stripe().financialConnections.sessions.retrieve(session.id)).accounts.data
  await pull(linked?.id ?? '')
  const [row] = await database().select().from(accountHolders).where(eq(accountHolders.customer, customer.id))
  return { holder: row?.id ?? '', session: session.id }
}
