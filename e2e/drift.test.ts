import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '@/lib/testing/free-port'
import { createSimulator } from '../lib/simulator/index'
import { cases } from '../scripts/drift/cases'
import { clientOf } from '../scripts/drift/client'
import { drift } from '../scripts/drift/command'
import { Walk } from '../scripts/drift/walk'
import { type Program, startProgram } from './support/program'

let simulator: Program
let url: string

beforeAll(async () => {
  simulator = startProgram('scripts/simulator.mjs', ['--port', '0'], {})
  await simulator.printed('simulator listening on')
  url = /http:\S+/.exec(simulator.stdout())?.[0] ?? ''
}, 30_000)

afterAll(async () => {
  await simulator.stop()
})

test('the command finds no difference between the simulator and itself', async () => {
  const { code, stdout, stderr } = await run(['--key', 'sk_test_here', '--base', url])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/\b\d{2,} calls compared, 0 differences\.\n$/)
  expect(code).toBe(0)
}, 60_000)

test('the command ends with 1 for a difference, and for a live key', async () => {
  const planted = await serveChanged('"livemode":false,', '')
  const found = await run(['--key', 'sk_test_planted', '--base', planted.url])
  planted.server.close()
  expect(found.stdout).toContain('customer with nothing: livemode is absent there, false in the simulator')
  expect(found.code).toBe(1)

  const live = await run(['--key', 'sk_live_abcdefgh1234', '--base', url])
  expect(live.stderr.trim()).toBe('This is a live key: drift makes customers, so it takes test keys only.')
  expect(live.code).toBe(1)
}, 60_000)

test('compares answers, not refusals, wherever no refusal is asked for', async () => {
  const simulator = await createSimulator()
  const walk = new Walk(
    clientOf('sk_test_a', (path, init) => simulator.fetch(new Request(`http://simulator${path}`, init))),
  )
  const refused: string[] = []
  for (const one of cases) {
    const { status } = await walk.step(one)
    if (status >= 400 !== one.name.startsWith('refusal')) refused.push(`${one.name}: ${status}`)
  }
  expect(refused).toEqual([])
})

test.each([
  [
    'another type',
    '"balance":0',
    '"balance":"0"',
    'customer with nothing: balance is a string there, a number in the simulator',
  ],
  ['null in place of a value', '"description":"drift"', '"description":null', 'description is null there, a string in'],
  [
    'another code',
    'parameter_missing',
    'parameter_absent',
    'error.code is "parameter_absent" there, "parameter_missing" in',
  ],
  ['another kind of object', '"object":"list"', '"object":"page"', 'object is "page" there, "list" in the simulator'],
])(
  'finds %s',
  async (_, from, to, words) => {
    const planted = await serveChanged(from, to)
    const said: string[] = []
    const { differences } = await drift(['--key', 'sk_test_planted', '--base', planted.url], (line) => said.push(line))
    planted.server.close()
    expect(said.join('\n')).toContain(words)
    expect(differences).toBe(said.length - 1)
  },
  30_000,
)

test.each([
  [['--key', 'rk_live_abcdefgh1234'], 'This is a live key: drift makes customers, so it takes test keys only.'],
  [['--key', 'pk_test_abcdefgh1234'], '--key is not a secret test key (sk_test_… or rk_test_…).'],
  [[], 'Say which key: npm run drift -- --key sk_test_…'],
  [['--key', 'sk_test_a', '--base', 'nowhere'], '--base nowhere is not an address.'],
  [['--colour', 'red'], 'Say which key: npm run drift -- --key sk_test_…'],
  [['--key', 'sk_test_a', '--base', 'http://127.0.0.1:9'], 'http://127.0.0.1:9 could not be reached.'],
])('%j is refused in one sentence', async (args, sentence) => {
  expect(await drift(args, () => {})).toEqual({ refused: sentence })
})

function run(args: string[]) {
  return startProgram('scripts/drift.mjs', args, {}).ended
}

/** The simulator with one thing in its answers written differently. */
async function serveChanged(from: string, to: string): Promise<{ server: Server; url: string }> {
  const port = await findFreePort()
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', headers } = incoming
    const body = await buffer(incoming)
    const answer = await fetch(url + incoming.url, {
      method,
      headers: { authorization: String(headers.authorization), 'content-type': String(headers['content-type']) },
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    })
    outgoing.writeHead(answer.status).end((await answer.text()).replaceAll(from, to))
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${port}` }
}
