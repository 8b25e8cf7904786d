import { fork, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Stripe from 'stripe'
import { tsImport } from 'tsx/esm/api'
import { Refusal } from '../../tasks/refusal.mjs'
import { fromRoot, root } from '../../tasks/root.mjs'
import { stop } from '../kit/child.mjs'
import { ask } from './load.mjs'

const { findFreePort } = await tsImport('../../../lib/testing/free-port.ts', import.meta.url)

const key = 'sk_test_bench'
const secret = 'whsec_bench'
const fc = '/v1/financial_connections'

/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */
/** @typedef {{ cookie: string }} Person */

/**
 * The production server as a deployment runs it, with a key and a webhook secret, and a simulator of its own in Stripe's place.
 * The simulator delivers nothing by itself: the bench does, and so knows when.
 * @param {{ databaseUrl?: string }} where PGlite unless told
 */
export async function startProduct({ databaseUrl }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidewater-bench-'))
  const simulator = spawn(process.execPath, [fromRoot('scripts', 'simulator.mjs'), '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const simulatorUrl = await printed(simulator, /listening on (\S+)/)
  const port = await findFreePort()
  const server = fork(fromRoot('scripts', 'serve.mjs'), {
    cwd: root,
    execArgv: ['--expose-gc', '--import', fromRoot('scripts', 'bench', 'sync', 'in-server.mjs')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      STRIPE_SECRET_KEY: key,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_bench',
      STRIPE_API_BASE: simulatorUrl,
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_CALLS_PER_SECOND: '1000',
      SIGN_UP: 'open',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl, AUTH_SECRET: 'only for measuring, on this machine alone' } : {}),
    },
  })
  await printed(server, /serving at (\S+)/)

  let people = 0
  let events = 0

  /** @param {Person} person @param {string} path @param {object} body */
  async function post({ cookie }, path, body) {
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    return JSON.parse((await ask(port, { method: 'POST', path, headers, body: JSON.stringify(body) })).body)
  }

  /** @returns {Promise<Person>} */
  async function signUp() {
    people += 1
    const body = { name: 'Ada', email: `bench-${people}@example.test`, password: 'correct horse battery' }
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const call = { method: 'POST', path: '/api/auth/sign-up/email', headers, body: JSON.stringify(body) }
    const { headers: answered } = await ask(port, call)
    return { cookie: (answered['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ') }
  }

  /** @param {string} method @param {string} path @param {object | string} [body] */
  async function bank(method, path, body) {
    const isForm = typeof body === 'string'
    const response = await fetch(new URL(path, simulatorUrl), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Refusal(`The simulator answered ${response.status} to ${path}: ${await response.text()}`)
    return response.json()
  }

  /** Links one account and waits until its first transactions are here. @param {Person} person @returns {Promise<string>} */
  async function link(person) {
    const data = ['balances', 'transactions']
    const session = await post(person, '/api/stripe/financial_connections/sessions', {
      permissions: data,
      prefetch: data,
    })
    await bank('POST', `/_simulator/sessions/${session.id}/complete`, {
      institution: 'Bank (OAuth)',
      accounts: ['Everyday'],
    })
    await post(person, `/api/link-sessions/${session.id}/completion`, {})
    const { data: linked } = await bank('GET', `${fc}/accounts?session=${session.id}`)
    const account = String(linked[0].id)
    await bank('POST', '/_simulator/clock', { advance_seconds: 60 })
    const read = { path: `/api/transactions?account=${account}`, headers: { cookie: person.cookie } }
    await until(async () => JSON.parse((await ask(port, read)).body).data.length > 0)
    return account
  }

  /** Something is bought, and the bank is asked for it: Stripe now knows what the mirror does not. @param {string} account @param {string} description */
  async function buy(account, description) {
    const transactions = [{ amount: -1250, description, status: 'posted' }]
    await bank('POST', `/_simulator/accounts/${account}`, { transactions })
    await bank('POST', `${fc}/accounts/${account}/refresh`, 'features[]=transactions')
    await bank('POST', '/_simulator/clock', { advance_seconds: 60 })
  }

  /** What Stripe would post of this account, signed anew. @param {string} account @returns {import('./load.mjs').Call} */
  function delivery(account) {
    events += 1
    const payload = JSON.stringify({
      id: `evt_bench${port}n${events}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: account, object: 'financial_connections.account' } },
      livemode: false,
      type: 'financial_connections.account.refreshed_transactions',
    })
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature }
    return { method: 'POST', path: '/api/webhooks/stripe', headers, body: payload }
  }

  async function close() {
    await stop(server)
    await stop(simulator)
    await rm(folder, { recursive: true, force: true })
  }

  return { port, server, signUp, bank, link, buy, delivery, close }
}

/** @param {() => Promise<boolean>} holds */
export async function until(holds) {
  const deadline = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Refusal('What the bench waits for did not happen within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} words
 * @returns {Promise<string>}
 */
function printed(child, words) {
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Refusal(`A program of the bench ended early: ${output}`)))
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const found = words.exec(output)
      if (found) resolve(found[1] ?? '')
    })
  })
}
