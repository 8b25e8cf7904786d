import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sessions, staffInvitations, users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { limits } from '@/lib/limits/table'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(users)
  await database().delete(limits)
})

const post = (path: string, cookie: string, body: unknown = {}) => askRoute(path, { cookie, body })
const refused = z.object({ error: z.object({ code: z.string() }) })
const made = z.object({ invitation: z.object({ id: z.string() }), link: z.string() })
const session = async (cookie: string) => (await askRoute('/api/auth/get-session', { cookie })).body
const password = 'correct horse battery'

async function inviteTo(cookie: string, email = 'new@example.test', role = 'support') {
  const answer = made.parse((await post('/api/staff-invitations', cookie, { email, role })).body)
  return { id: answer.invitation.id, token: answer.link.split('#')[1] ?? '' }
}
const accept = (token: string) => post('/api/staff-invitations/acceptance', '', { token, name: 'New Person', password })

describe('an invitation', () => {
  it('makes the person of its role and signs them in', async () => {
    const { cookie } = await makePerson('admin')
    const { token } = await inviteTo(cookie)
    const accepted = await accept(token)
    expect(accepted.status).toBe(200)
    expect(await session(cookieOf(accepted.headers))).toMatchObject({
      user: { email: 'new@example.test', role: 'support', name: 'New Person' },
    })
  })

  it('takes no common password, and is good for a better one', async () => {
    const { cookie } = await makePerson('admin')
    const { token } = await inviteTo(cookie)
    const common = { token, name: 'New Person', password: 'password1234' }
    expect((await post('/api/staff-invitations/acceptance', '', common)).status).toBe(400)
    expect((await accept(token)).status).toBe(200)
  })

  it('is good for one, also of two at once', async () => {
    const { cookie } = await makePerson('admin')
    const { token } = await inviteTo(cookie)
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await database().$count(users)).toBe(2)
  })

  it('is the only open one of its address, also of several at once', async () => {
    const { cookie } = await makePerson('admin')
    const { cookie: another } = await makePerson('admin')
    const email = 'once@example.test'
    const made = await Promise.all([cookie, another, cookie, another].map((each) => inviteTo(each, email)))
    const isOpen = and(isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt))
    const open = await database()
      .select({ id: staffInvitations.id })
      .from(staffInvitations)
      .where(and(eq(staffInvitations.email, email), isOpen))
    expect(open).toHaveLength(1)
    const replaced = made.filter(({ id }) => id !== open[0]?.id)
    expect(await Promise.all(replaced.map(async ({ token }) => (await accept(token)).status))).toEqual([404, 404, 404])
  })

  it.each([
    [
      'taken back',
      async (cookie: string, id: string) => void (await post(`/api/staff-invitations/${id}/revocation`, cookie)),
    ],
    ['followed by another', async (cookie: string) => void (await inviteTo(cookie))],
    [
      'too old',
      async (_: string, id: string) =>
        void (await database()
          .update(staffInvitations)
          .set({ expiresAt: new Date(Date.now() - 1) })
          .where(eq(staffInvitations.id, id))),
    ],
  ])('is worth nothing once it was %s', async (_, spoil) => {
    const { cookie } = await makePerson('admin')
    const { token, id } = await inviteTo(cookie)
    await spoil(cookie, id)
    expect((await accept(token)).status).toBe(404)
    expect(await database().$count(users)).toBe(1)
  })

  it('is stored as a hash, and not guessed', async () => {
    const { cookie } = await makePerson('admin')
    const { token } = await inviteTo(cookie)
    const stored = JSON.stringify(await database().select().from(staffInvitations))
    expect(stored).not.toContain(token.split('.')[0])
    for (const guess of ['', 'a.b', `${token}x`, token.slice(0, -1)]) expect((await accept(guess)).status).toBe(404)
  })

  it('is not made for somebody who has a profile', async () => {
    const { cookie } = await makePerson('admin')
    const { email } = await makePerson('customer')
    const answer = await post('/api/staff-invitations', cookie, { email, role: 'admin' })
    expect([answer.status, refused.parse(answer.body).error.code]).toEqual([409, 'already_exists'])
  })
})

describe.each(['support', 'customer'] as const)('%s', (role) => {
  it('changes and sees nothing of it', async () => {
    const { userId } = await makePerson('admin')
    const { cookie, userId: own } = await makePerson(role)
    const answers = [
      await askRoute('/api/staff', { cookie }),
      await post('/api/staff-invitations', cookie, { email: 'x@example.test', role: 'admin' }),
      await post(`/api/staff/${own}/role`, cookie, { role: 'admin' }),
      await post(`/api/staff/${userId}/suspension`, cookie, { suspended: true }),
      await post(`/api/staff/${userId}/removal`, cookie),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  })
})

describe('what an admin changes', () => {
  it('needs a proof that is not older than five minutes', async () => {
    const admin = await makePerson('admin')
    const other = await makePerson('support')
    await database()
      .update(sessions)
      .set({ provedAt: new Date(Date.now() - 5 * 60_000 - 1000) })
      .where(eq(sessions.userId, admin.userId))
    const asked = [
      [`/api/staff/${other.userId}/role`, { role: 'admin' }],
      [`/api/staff/${other.userId}/suspension`, { suspended: true }],
      [`/api/staff/${other.userId}/removal`, {}],
      ['/api/staff-invitations', { email: 'x@example.test', role: 'admin' }],
    ] as const
    for (const [path, body] of asked) {
      const answer = await post(path, admin.cookie, body)
      expect([path, answer.status, refused.parse(answer.body).error.code]).toEqual([path, 403, 'proof_required'])
    }
    expect(await session(other.cookie)).toMatchObject({ user: { role: 'support' } })
    await post('/api/auth/proof', admin.cookie, { password: admin.password })
    for (const [path, body] of asked.toReversed()) {
      // Whoever was removed is nobody's role to change.
      const isGone = path.endsWith('/role') || path.endsWith('/suspension')
      expect([path, (await post(path, admin.cookie, body)).status]).toEqual([path, isGone ? 404 : 200])
    }
  })

  it('ends the sessions of whom it concerns', async () => {
    const { cookie } = await makePerson('admin')
    const other = await makePerson('support')
    expect((await post(`/api/staff/${other.userId}/role`, cookie, { role: 'admin' })).status).toBe(200)
    expect(await session(other.cookie)).toEqual({ user: null })
  })

  it('keeps a suspended person out until they are let in', async () => {
    const { cookie } = await makePerson('admin')
    const { userId, email, ...other } = await makePerson('support')
    const enter = async () => (await post('/api/auth/sign-in/email', '', { email, password: other.password })).status
    await post(`/api/staff/${userId}/suspension`, cookie, { suspended: true })
    expect(await session(other.cookie)).toEqual({ user: null })
    expect(await enter()).toBe(403)
    await post(`/api/staff/${userId}/suspension`, cookie, { suspended: false })
    expect(await enter()).toBe(200)
  })

  it('lets no session of a suspended person in, should one be left', async () => {
    const { userId, cookie } = await makePerson('support')
    await database().update(users).set({ suspendedAt: new Date() }).where(eq(users.id, userId))
    expect(await session(cookie)).toEqual({ user: null })
  })

  it('is staff only: a customer is not there', async () => {
    const { cookie } = await makePerson('admin')
    const customer = await makePerson('customer')
    for (const [path, body] of [
      ['role', { role: 'admin' }],
      ['suspension', { suspended: true }],
      ['removal', {}],
    ] as const) {
      expect((await post(`/api/staff/${customer.userId}/${path}`, cookie, body)).status).toBe(404)
    }
    expect(await session(customer.cookie)).toMatchObject({ user: { role: 'customer' } })
  })
})

describe('the last admin', () => {
  const acts = [
    ['demoted', 'role', { role: 'support' }],
    ['suspended', 'suspension', { suspended: true }],
    ['removed', 'removal', {}],
  ] as const
  const admins = async () =>
    (
      await database()
        .select()
        .from(users)
        .where(and(eq(users.role, 'admin'), isNull(users.suspendedAt)))
    ).length

  it.each(acts)('cannot be %s', async (_, path, body) => {
    const { cookie, userId } = await makePerson('admin')
    await makePerson('support')
    const answer = await post(`/api/staff/${userId}/${path}`, cookie, body)
    expect([answer.status, refused.parse(answer.body).error.code]).toEqual([403, 'not_allowed'])
    expect(await session(cookie)).toMatchObject({ user: { role: 'admin' } })
  })

  it.each(acts)('stays where two would be %s at once', async (_, path, body) => {
    const first = await makePerson('admin')
    const second = await makePerson('admin')
    const answers = await Promise.all([
      post(`/api/staff/${second.userId}/${path}`, first.cookie, body),
      post(`/api/staff/${first.userId}/${path}`, second.cookie, body),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await admins()).toBe(1)
  })

  it('is not one who is suspended', async () => {
    const { cookie, userId } = await makePerson('admin')
    const other = await makePerson('admin')
    await post(`/api/staff/${other.userId}/suspension`, cookie, { suspended: true })
    expect((await post(`/api/staff/${userId}/removal`, cookie)).status).toBe(403)
    expect(await admins()).toBe(1)
  })
})
