import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '@/lib/audit/table'
import { sessionOf } from '@/lib/auth/session-viewer'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { demoPeople } from '@/lib/demo/people'
import { messages } from '@/lib/mail/table'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const prefer = (cookie: string, body: unknown) => askRoute('/api/preferences', { cookie, body })
const kept = async (cookie: string) => (await sessionOf(new Headers({ cookie })))?.preferences
const enter = async ({ email, password }: { email: string; password: string }, wish: string) => {
  const headers = { 'accept-language': wish }
  return cookieOf((await askRoute('/api/auth/sign-in/email', { body: { email, password }, headers })).headers)
}
const lastWords = async (email: string) => {
  await askRoute('/api/auth/password-reset', { body: { email }, headers: { 'accept-language': 'en' } })
  return (await database().select().from(messages).where(eq(messages.recipient, email))).at(-1)?.subject
}

it('what somebody chose is there in every browser, and what they did not name stays', async () => {
  const person = await makePerson('customer')
  expect((await prefer(person.cookie, { language: 'es', time_zone: 'America/Lima' })).status).toBe(200)
  expect((await prefer(person.cookie, { theme: 'dark', language: 'en' })).status).toBe(200)
  const second = await enter(person, 'de')
  expect(await kept(second)).toEqual({ language: 'en', theme: 'dark', time_zone: 'America/Lima' })
  const rows = await database().select().from(auditLog).where(eq(auditLog.subject, person.userId))
  expect(rows.map(({ action }) => action).filter((action) => action === 'preference.change')).toHaveLength(2)
})

it.each([{ language: 'de' }, { time_zone: 'Moon/Base' }, { theme: 'pink' }, { format: '' }, { colour: 'red' }])(
  '%o is refused',
  async (body) => {
    const person = await makePerson('customer')
    expect((await prefer(person.cookie, body)).status).toBe(400)
    expect(await kept(person.cookie)).toEqual({})
  },
)

it('nobody of the demo decides for those who look around as well', async () => {
  const person = await makePerson('customer')
  await database().update(users).set({ email: demoPeople.customer.email }).where(eq(users.id, person.userId))
  expect((await prefer(person.cookie, { language: 'es' })).status).toBe(200)
  expect(await kept(person.cookie)).toEqual({})
})

it('messages are in what their reader last read in, whoever causes them', async () => {
  const person = await makePerson('customer')
  expect(await lastWords(person.email)).toBe('Choose a new password')
  const cookie = await enter(person, 'es-AR,es;q=0.9')
  expect(await lastWords(person.email)).toBe('Elija una contraseña nueva')
  await prefer(cookie, { language: 'en' })
  await enter(person, 'es')
  expect(await lastWords(person.email)).toBe('Choose a new password')
})
