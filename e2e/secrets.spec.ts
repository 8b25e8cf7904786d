import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { ownerView } from '@/lib/owners/owner-view'
import { StreamReader } from '@/lib/testing/read-stream'
import { askPostgres } from './support/ask-postgres'
import { type DataHome, dataHomes } from './support/data-home'
import { askSimulator, post } from './support/linked-person'
import { startProgram } from './support/program'
import { expect } from './support/test'
import { test } from './support/with-keys'

const root = join(import.meta.dirname, '..')
const addresses = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(page\.tsx|route\.ts)$/.test(file) && !file.includes('stream'))
  .map((file) => file.split(sep).filter((part) => !part.startsWith('(')))
  .map((parts) => `/${parts.slice(0, -1).join('/')}`.replace('[...path]', 'nothing'))

/** Each would be known anywhere. */
const planted = {
  STRIPE_WEBHOOK_SECRET: 'whsec_plantedwebhooksecret',
  AUTH_SECRET: 'planted-auth-secret-that-is-long-enough',
  DATA_KEY: `planted:${Buffer.alloc(32, 'planted').toString('base64')}`,
}
const databasePassword = 'planted-database-password'
/** Nobody takes mail there, so that each message is an error of the mail server's. */
const mail = { SMTP_URL: 'smtp://mailer:planted-mail-password@127.0.0.1:1', MAIL_FROM: 'desk@money.example' }
const fixed = [...Object.values(planted), planted.DATA_KEY.slice(8), databasePassword, mail.SMTP_URL.slice(14, 34)]

const person = { name: 'Rowan Sedge', email: 'rowan@example.com', password: 'a few plain words' }
const colleague = { name: 'Wren Alder', email: 'wren@example.com', password: 'some other plain words' }
const wishes = { permissions: ['balances', 'ownership'], prefetch: ['balances', 'ownership'] }

let home: DataHome
test.beforeAll(async () => {
  home = await dataHomes.Postgres()
})
test.afterAll(() => home.remove())

/** Postgres lets everybody in whatever they say, so any password will do. */
function databaseUrl(): string {
  const url = new URL(home.env.DATABASE_URL ?? '')
  url.password = databasePassword
  return url.href
}

const secret = z.object({ id: z.string(), client_secret: z.string() })
const linked = z.object({ accounts: z.array(z.object({ id: z.string() })) })
const owners = z.object({ data: z.array(ownerView) })

test('what the server must keep to itself is in no answer, frame, message or row, and in no line of its log', async ({
  playwright,
  bank,
  keys,
}) => {
  test.slow()
  const { url, server } = await keys({ ...planted, ...mail, LOG_LEVEL: 'debug' }, async (env) => {
    Object.assign(env, { DATABASE_URL: databaseUrl(), APP_URL: `http://localhost:${env.PORT}` })
  })
  const own = await playwright.request.newContext({ baseURL: url })
  const staff = await playwright.request.newContext({ baseURL: url })
  const told = await everyAnswer(own, 'nobodys')
  await post(own, '/api/auth/sign-up/email', person)
  await post(staff, '/api/auth/sign-up/email', colleague)
  await askPostgres(databaseUrl(), 'update auth.users set email_verified = true')
  const rights = "update auth.users set role = 'admin', two_factor_enabled = true where email = $1"
  await askPostgres(databaseUrl(), rights, [colleague.email])
  const streams = [await openStream(own, url), await openStream(staff, url)]
  const made = secret.parse(await post(own, '/api/stripe/financial_connections/sessions', wishes))
  const choice = { institution: 'Ownership Accounts', accounts: ['Joint owners'] }
  await askSimulator(bank, `/_simulator/sessions/${made.id}/complete`, choice)
  const { accounts } = linked.parse(await post(own, `/api/link-sessions/${made.id}/completion`, {}))
  const account = accounts[0]?.id ?? ''
  await askSimulator(bank, '/_simulator/clock', { advance_seconds: 60 })
  const read = await own.get(`/api/stripe/financial_connections/accounts/${account}/owners`)
  const people = owners.parse(await read.json()).data.flatMap((each) => [each.name, each.email, each.phone])
  const frames = await Promise.all(streams.map((stream) => readUntil(stream, account)))
  for (const request of [own, staff]) {
    told.push(await answerOf(request, `/api/stripe/financial_connections/sessions/${made.id}`))
    told.push(...(await everyAnswer(request, account)))
    // Stripe refuses this one, and its answer names the key it was asked with.
    told.push(await answerOf(request, '/api/stripe/financial_connections/accounts/fca_1nobody'))
  }
  told.push(...(await everyFileNamedIn(told, own)))
  const { stdout, stderr } = await server.stop()
  const stored = await everyRow()
  expect(stored).toContain('confirm_address')
  for (const each of ['/api/auth/sign-up/email', '/api/stream']) expect(stdout).toContain(each)
  const signedIn = (await Promise.all([own, staff].map((request) => request.storageState()))).flatMap(sessionIn)
  expect(signedIn).toHaveLength(2)
  const kept = [...fixed, ...signedIn, bank.key, made.client_secret, person.password, colleague.password]
  expect(kept.filter((each) => [...told, ...frames, stdout, stderr, stored].join('\n').includes(each))).toEqual([])
  expect(people.length).toBeGreaterThan(3)
  const personal = [person.email, colleague.email, ...people].filter((each) => each !== null)
  expect(personal.filter((each) => [...frames, stdout, stderr].join('\n').includes(each))).toEqual([])
  expect(people.filter((each) => each !== null && stored.includes(each))).toEqual([])
  for (const request of [own, staff]) await request.dispose()
})

test('whoever starts the server where no database answers reads no password', async () => {
  const DATABASE_URL = `postgres://keeper:${databasePassword}@127.0.0.1:1/tidewater`
  const env = { ...home.env, AUTH_SECRET: planted.AUTH_SECRET, DATABASE_URL }
  const { code, stdout, stderr } = await startProgram('scripts/serve.mjs', [], env).ended
  expect([code, stderr]).toEqual([1, expect.stringContaining('DATABASE_URL')])
  expect(stdout + stderr).not.toContain(databasePassword)
})

test('the files that browsers load name no secret, nor where one is read', () => {
  const files = ['static', 'server'].flatMap((part) => {
    const folder = join(root, '.next', part)
    const sent = part === 'static' ? /\.(js|css)$/ : /\.(html|rsc|body|meta)$/
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => sent.test(file))
    return names.map((name) => join(folder, name))
  })
  const secrets =
    /\b(sk|rk)_(test|live)_\w{6}|whsec_\w{6}|(AUTH_SECRET|DATABASE_URL|SMTP_URL|DATA_KEY|STRIPE_SECRET_KEY)/
  const found = files.filter((file) => secrets.test(readFileSync(file, 'utf8')))
  expect(files.length).toBeGreaterThan(10)
  expect(found).toEqual([])
})

/** What a browser is signed in with. */
function sessionIn({ cookies }: { cookies: { name: string; value: string }[] }): string[] {
  return cookies.filter(({ name }) => name.endsWith('session_token')).map(({ value }) => value)
}

/** With its headers, and the address it led to. */
async function answerOf(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address)
  return [answer.url(), JSON.stringify(answer.headersArray()), await answer.text()].join('\n')
}

async function everyAnswer(request: APIRequestContext, account: string): Promise<string[]> {
  const answers: string[] = []
  for (const address of addresses) {
    const about = address
      .replace('[id]', account)
      .replace('[account]', account)
      .replace(/\[\w+\]/g, 'nobodys')
    answers.push(await answerOf(request, about))
  }
  return answers
}

/** The scripts and styles of all these pages, as this server gives them. */
async function everyFileNamedIn(pages: readonly string[], request: APIRequestContext): Promise<string[]> {
  const named = new Set(pages.flatMap((page) => page.match(/\/_next\/static\/[\w./-]+\.(?:js|css)/g) ?? []))
  expect(named.size).toBeGreaterThan(10)
  return Promise.all([...named].map((address) => answerOf(request, address)))
}

/** All that lies in the database, with the messages that were written to people. */
async function everyRow(): Promise<string> {
  const ours =
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')"
  const rows: unknown[] = []
  for (const { name } of await askPostgres(databaseUrl(), ours))
    rows.push(await askPostgres(databaseUrl(), `select row_to_json(t)::text as text from ${name} t`))
  return JSON.stringify(rows)
}

async function openStream(request: APIRequestContext, url: string): Promise<StreamReader> {
  const { cookies } = await request.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${url}/api/stream`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  return new StreamReader(answer)
}

/** All that a stream says until it names this. */
async function readUntil(stream: StreamReader, named: string): Promise<string> {
  let heard = ''
  while (!heard.includes(named)) heard += JSON.stringify(await stream.next())
  await stream.cancel()
  return heard
}
