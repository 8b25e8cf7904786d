import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { ask, cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { viewerFrom } from './viewer'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct({ APP_URL: 'https://money.example' })
})
afterAll(() => stop())

it('binds the cookie to this host and to https', async () => {
  const { email, password } = await makePerson('customer')
  const { headers } = await signIn(ask('/api/auth/sign-in/email', { body: { email, password } }))
  const cookies = headers.getSetCookie()
  expect(cookies).not.toEqual([])
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/)
    expect(cookie).toMatch(/; Secure/i)
    expect(cookie).not.toMatch(/; Domain/i)
  }
  expect(await viewerFrom(new Headers({ cookie: cookieOf(headers) }))).toMatchObject({ email })
})
