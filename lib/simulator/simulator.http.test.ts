import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const KEY = 'sk_test_http'
const ROOT = join(import.meta.dirname, '..', '..')

let server: { child: ChildProcess; url: string }
let stripe: Stripe
let linked: { customer: string; session: string; account: string; ownership: string; row: string }

beforeAll(async () => {
  server = await start(['--port', '0'])
  stripe = clientOf(server.url)
  linked = await linkOne()
}, 60_000)

afterAll(() => stop(server.child, 'SIGTERM'))

describe('every endpoint answers over HTTP', () => {
  const fc = () => stripe.financialConnections
  const calls: [string, () => Promise<unknown>, object][] = [
    ['POST sessions', () => session(linked.customer), { object: 'financial_connections.session' }],
    ['GET sessions/{id}', () => fc().sessions.retrieve(linked.session), { accounts: { data: [{ status: 'active' }] } }],
    ['GET accounts', () => fc().accounts.list({ session: linked.session }), { object: 'list', has_more: false }],
    ['GET accounts/{id}', () => fc().accounts.retrieve(linked.account), { object: 'financial_connections.account' }],
    [
      'GET accounts/{id}/owners',
      () => fc().accounts.listOwners(linked.account, { ownership: linked.ownership }),
      { data: [{ object: 'financial_connections.account_owner' }] },
    ],
    ['GET transactions', () => fc().transactions.list({ account: linked.account }), { has_more: true }],
    ['GET transactions/{id}', () => fc().transactions.retrieve(linked.row), { account: expect.any(String) }],
    ['POST refresh', () => fc().accounts.refresh(linked.account, { features: ['balance'] }), { status: 'active' }],
    [
      'POST subscribe',
      () => fc().accounts.subscribe(linked.account, { features: ['transactions'] }),
      { subscriptions: ['transactions'] },
    ],
    [
      'POST unsubscribe',
      () => fc().accounts.unsubscribe(linked.account, { features: ['transactions'] }),
      { subscriptions: [] },
    ],
    ['POST customers', () => stripe.customers.create({ name: 'Ada' }), { name: 'Ada' }],
    ['POST customers/{id}', () => stripe.customers.update(linked.customer, { name: 'Bea' }), { name: 'Bea' }],
    ['GET customers/{id}', () => stripe.customers.retrieve(linked.customer), { object: 'customer' }],
    ['GET customers', () => stripe.customers.list({ email: 'link@example.com' }), { data: [{ object: 'customer' }] }],
    ['GET events', () => stripe.events.list(), { data: expect.arrayContaining([]) }],
    ['GET events/{id}', firstEvent, { object: 'event', api_version: '2026-10-28.endive' }],
    ['POST disconnect', disconnectAnother, { status: 'disconnected', balance: null }],
    ['DELETE customers/{id}', deleteAnother, { deleted: true }],
  ]
  it.each(calls)('%s', async (_, call, expected) => {
    expect(await call()).toMatchObject(expected)
  })
})

it('pages through more than 300 transactions by itself', async () => {
  const ids = new Set<string>()
  let rows = 0
  for await (const row of stripe.financialConnections.transactions.list({ account: linked.account, limit: 100 })) {
    ids.add(row.id)
    rows += 1
  }
  expect(rows).toBeGreaterThan(300)
  expect(ids.size).toBe(rows)
})

describe('pages of other origins', () => {
  it.each([
    ['GET', '/_simulator/stripe.js', '*'],
    ['OPTIONS', '/_simulator/modal/session', '*'],
    ['GET', '/_simulator/state', null],
    ['OPTIONS', '/_simulator/reset', null],
    ['GET', '/v1/events', null],
  ])('%s %s: may be read by %s', async (method, path, allowed) => {
    const response = await fetch(server.url + path, { method, headers: { origin: 'https://elsewhere.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  })
})

describe('the command', () => {
  it('with --data, goes on after SIGKILL where it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-http-'))
    const first = await start(['--port', '0', '--data', folder, '--people'])
    const before = await (await fetch(`${first.url}/_simulator/state`)).json()
    await fetch(`${first.url}/_simulator/clock`, { method: 'POST', body: '{"advance_seconds":100000}' })
    await stop(first.child, 'SIGKILL')
    const second = await start(['--port', '0', '--data', folder, '--people'])
    const after = await (await fetch(`${second.url}/_simulator/state`)).json()
    expect(after.counts).toEqual(before.counts)
    expect(after.counts.accounts).toBeGreaterThan(0)
    expect(after.offset_seconds).toBe(100_000)
    await stop(second.child, 'SIGTERM')
    rmSync(folder, { recursive: true })
  }, 60_000)

  it.each([
    [['--port', 'eighty'], '--port eighty is not a port number.'],
    [['--port', '99999'], '--port 99999 is not a port number.'],
    [['--quota', 'little'], '--quota is test or live.'],
    [['--api-version', '2019-02-19'], '2019-02-19 is not a version'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--data', '/proc/nowhere'], 'The folder /proc/nowhere cannot be written to'],
    [['--data', 'package.json'], 'The folder package.json cannot be written to'],
  ])('%j ends with one sentence', async (flags, words) => {
    const { code, told } = await run(flags)
    expect(code).toBe(1)
    expect(told).toContain(words)
    expect(told.trim().split('\n')).toHaveLength(1)
  })

  it('with --quota, refuses what a test environment finds too much', async () => {
    const limited = await start(['--port', '0', '--quota', 'test'])
    const list = async () =>
      (await fetch(`${limited.url}/v1/customers`, { headers: { authorization: `Bearer ${KEY}` } })).json()
    const answers = await Promise.all(Array.from({ length: 60 }, list))
    expect(answers.some(({ error }) => error?.code === 'rate_limit')).toBe(true)
    await stop(limited.child, 'SIGTERM')
  }, 60_000)

  it('a port in use ends with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { code, told } = await run(['--port', String(portOf(other.address()))])
    expect(code).toBe(1)
    expect(told.trim()).toMatch(/^The port is in use/)
    other.close()
  })
})

function clientOf(url: string): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(KEY, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
}

function session(customer: string) {
  return stripe.financialConnections.sessions.create({
    account_holder: { type: 'customer', customer },
    permissions: ['balances', 'transactions', 'ownership'],
    prefetch: ['balances', 'transactions', 'ownership'],
  })
}

async function linkOne() {
  const { id: customer } = await stripe.customers.create({ email: 'link@example.com' })
  const { id } = await session(customer)
  const account = await complete(id)
  await control('clock', { advance_seconds: 2 })
  const { ownership } = await stripe.financialConnections.accounts.retrieve(account)
  const { data } = await stripe.financialConnections.transactions.list({ account, limit: 1 })
  return { customer, session: id, account, ownership: String(ownership), row: data[0]?.id ?? '' }
}

async function complete(id: string): Promise<string> {
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  const { financialConnectionsSession } = await control(`sessions/${id}/complete`, choice)
  return financialConnectionsSession.accounts[0].id
}

async function control(path: string, body: object) {
  const headers = { authorization: `Bearer ${KEY}` }
  const response = await fetch(`${server.url}/_simulator/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return response.json()
}

async function firstEvent() {
  const { data } = await stripe.events.list({ limit: 1 })
  return stripe.events.retrieve(data[0]?.id ?? '')
}

async function disconnectAnother() {
  const { id: customer } = await stripe.customers.create({})
  return stripe.financialConnections.accounts.disconnect(await complete((await session(customer)).id))
}

async function deleteAnother() {
  return stripe.customers.del((await stripe.customers.create({})).id)
}

/** Spawns the command and waits until it says where it listens. */
async function start(flags: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn('node', ['scripts/simulator.mjs', ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^simulator listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? []
    if (url) return { child, url }
  }
  throw new Error('The simulator ended before it listened.')
}

function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function run(flags: string[]): Promise<{ code: number | null; told: string }> {
  const child = spawn('node', ['scripts/simulator.mjs', ...flags], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk) => {
    told += chunk
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, told })))
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
