import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { post } from './support/linked-person'
import { expect } from './support/test'
import { test } from './support/with-keys'

const root = join(import.meta.dirname, '..')
const addresses = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(page\.tsx|route\.ts)$/.test(file) && !file.includes('stream'))
  .map((file) => file.split(sep).filter((part) => !part.startsWith('(')))
  .map((parts) => `/${parts.slice(0, -1).join('/')}`.replace('[...path]', 'nothing').replace(/\[\w+\]/g, 'nobodys'))

/** Each would be known anywhere. */
const planted = {
  STRIPE_WEBHOOK_SECRET: 'whsec_plantedwebhooksecret',
  AUTH_SECRET: 'planted-auth-secret-that-is-long-enough',
  DATA_KEY: `planted:${Buffer.alloc(32, 'planted').toString('base64')}`,
}
const secret = z.object({ id: z.string(), client_secret: z.string() })

test('what the server must keep to itself is in no answer and no line of its log', async ({
  playwright,
  bank,
  keys,
}) => {
  const { url, server } = await keys({ ...planted, LOG_LEVEL: 'debug' })
  const request = await playwright.request.newContext({ baseURL: url })
  const answers = await everyAnswer(request)
  const person = { name: 'Rowan Sedge', email: 'rowan@example.com', password: 'a few plain words' }
  await post(request, '/api/auth/sign-up/email', person)
  const wishes = { permissions: ['balances'], prefetch: ['balances'] }
  const made = secret.parse(await post(request, '/api/stripe/financial_connections/sessions', wishes))
  answers.push(await (await request.get(`/api/stripe/financial_connections/sessions/${made.id}`)).text())
  answers.push(...(await everyAnswer(request)))
  // Stripe refuses this one, and its answer names the key it was asked with.
  answers.push(await (await request.get('/api/stripe/financial_connections/accounts/fca_1nobody')).text())
  const log = server.stdout()
  expect(log).toContain('/api/auth/sign-up/email')
  const told = [...answers, log].join('\n')
  const kept = [bank.key, ...Object.values(planted), planted.DATA_KEY.slice(8), made.client_secret, person.password]
  expect(kept.filter((each) => told.includes(each))).toEqual([])
  expect(log).not.toContain(person.email)
  await request.dispose()
})

test('the files that browsers load name no secret, nor where one is read', () => {
  const folder = join(root, '.next', 'static')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css)$/.test(file))
  const secrets =
    /\b(sk|rk)_(test|live)_\w{6}|whsec_\w{6}|(AUTH_SECRET|DATABASE_URL|SMTP_URL|DATA_KEY|STRIPE_SECRET_KEY)/
  const found = files.filter((file) => secrets.test(readFileSync(join(folder, file), 'utf8')))
  expect(files.length).toBeGreaterThan(10)
  expect(found).toEqual([])
})

async function everyAnswer(request: APIRequestContext): Promise<string[]> {
  const answers: string[] = []
  for (const address of addresses) answers.push(await (await request.get(address)).text())
  return answers
}
