import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { messages } from '@/lib/mail/table'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { sessions } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const post = (path: string, body: unknown, cookie = '') => askRoute(`/api/auth/${path}`, { cookie, body })
const change = (cookie: string, password: string) => post('password', { new_password: password }, cookie)
const enter = (email: string, password: string) => post('sign-in/email', { email, password })
const who = async (cookie: string) => (await askRoute('/api/auth/get-session', { cookie })).body
const refusal = z.object({ error: z.object({ code: z.string(), param: z.string().optional() }) })
const fresh = 'seven herons on a wall'

it('another password ends every other session, and is told and written down', async () => {
  const person = await makePerson('customer')
  const elsewhere = cookieOf((await enter(person.email, person.password)).headers)
  expect((await change(person.cookie, fresh)).status).toBe(200)
  expect(await who(person.cookie)).toMatchObject({ user: { id: person.userId } })
  expect(await who(elsewhere)).toEqual({ user: null })
  expect((await enter(person.email, person.password)).status).toBe(401)
  expect((await enter(person.email, fresh)).status).toBe(200)
  const told = await database().select().from(messages).where(eq(messages.userId, person.userId))
  expect(told.map(({ kind }) => kind)).toEqual(['password_changed'])
  const rows = await database().select().from(auditLog).where(eq(auditLog.subject, person.userId))
  expect(rows.map(({ action }) => action)).toContain('password.change')
})

it('it asks for the one before, and takes no common one', async () => {
  const person = await makePerson('customer')
  const common = await change(person.cookie, 'password1234')
  expect([common.status, refusal.parse(common.body).error.param]).toEqual([400, 'password'])
  await database()
    .update(sessions)
    .set({ provedAt: new Date(0) })
    .where(eq(sessions.userId, person.userId))
  expect(refusal.parse((await change(person.cookie, fresh)).body).error.code).toBe('proof_required')
  expect((await enter(person.email, person.password)).status).toBe(200)
})

it('costs whoever guesses it 32 MiB a guess, and as long as that takes', async () => {
  const person = await makePerson('customer')
  const asked = vi.spyOn(crypto, 'scrypt')
  syncBuiltinESMExports()
  expect((await change(person.cookie, fresh)).status).toBe(200)
  expect((await enter(person.email, fresh)).status).toBe(200)
  const costs = asked.mock.calls.map(([, , length, options]) => ({ length, ...options }))
  asked.mockRestore()
  syncBuiltinESMExports()
  expect(costs.length).toBeGreaterThanOrEqual(2)
  for (const cost of costs) expect(cost).toMatchObject({ length: 64, N: 16_384, r: 16, p: 1 })
})
