import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { LinkView } from '../linking'
import { fakeLinking, SECRET } from './fake-linking'
import { modalRoutes } from './routes'

const assets = fileURLToPath(new URL('./browser', import.meta.url))

describe('the modal’s files', () => {
  it('serves a stand-in for Stripe.js under 2 kB, as a script any page may take', async () => {
    const { app } = simulator()
    const answer = await app.request('/stripe.js')
    const source = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(gzipSync(source).length).toBeLessThan(2048)
    expect(() => new Function(source)).not.toThrow()
  })

  it('serves every file the pages ask for', async () => {
    const { app } = simulator()
    const pages = [await (await app.request('/modal/connect')).text(), await (await app.request('/modal/oauth')).text()]
    const asked = new Set(
      pages.flatMap((page) => [...page.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path]) => path)),
    )
    for (const path of asked) {
      const answer = await app.request(`/modal/${path}`)
      expect(answer.status, path).toBe(200)
      for (const [, imported = ''] of (await answer.text()).matchAll(/^import .* from '(.+)'$/gm))
        asked.add(new URL(imported, `http://x/${path}`).pathname.slice(1))
    }
    expect(asked.size).toBeGreaterThan(30)
  })

  it('answers a file the browser still has with 304', async () => {
    const { app } = simulator()
    const etag = (await app.request('/stripe.js')).headers.get('etag') ?? ''
    const again = await app.request('/stripe.js', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it.each([
    '../contract.ts',
    '..%2fcontract.ts',
    '%2e%2e/contract.ts',
    'types.d.ts',
    '',
    'panes',
    '/etc/passwd',
    'toString',
  ])('serves nothing under the name %j', async (name) => {
    const { app } = simulator()
    expect((await app.request(`/modal/assets/${name}`)).status).toBe(404)
  })

  it.each([["'self'"], ['*']])('may be framed by %s only, and runs nothing inline', async (frameAncestors) => {
    const { app } = simulator({}, frameAncestors)
    const connect = await app.request('/modal/connect?theme="><script>&origin=x')
    const policy = connect.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
    expect(policy).toContain(`frame-ancestors ${frameAncestors}`)
    expect(await connect.text()).not.toMatch(/<script>|<style| style=/)
    const bankWindow = await app.request('/modal/oauth')
    expect(bankWindow.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('what the modal may ask', () => {
  it('describes the session, without accounts before a sign-in', async () => {
    const { ask } = simulator()
    const { status, body } = await ask('session')
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: 'fcsess_1', business: 'Tidewater', limit: null })
    expect(JSON.stringify(body)).not.toContain('Everyday')
  })

  it.each([
    ['an unknown session', 'nobody', 404, 'resource_missing'],
    ['an expired session', 'is_expired', 400, 'session_expired'],
  ])('refuses %s on every route', async (_, client_secret, status, code) => {
    const { post } = simulator()
    const bodies = {
      session: {},
      'sign-in': { institution: 'plain' },
      'sign-in/answer': { answer: 'x' },
      'sign-in/oauth': {},
      accounts: {},
      complete: { accounts: ['Everyday'] },
      manual: { routing_number: '1', account_number: '2' },
      cancel: {},
    }
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await post(path, { ...body, client_secret })
      expect([path, answer.status, answer.body]).toMatchObject([path, status, { error: { code } }])
    }
  })

  it.each(['accounts', 'complete'])('keeps %s until somebody has signed in', async (path) => {
    const { ask, linking } = simulator()
    const extra = path === 'complete' ? { accounts: ['Everyday'] } : {}
    expect((await ask(path, extra)).body).toMatchObject({ error: { code: 'sign_in_required' } })
    await ask('sign-in', { institution: 'form' })
    expect((await ask(path, extra)).body).toMatchObject({ error: { code: 'sign_in_required' } })
    expect(linking.choices).toEqual([])
  })

  it('links at the bank where the sign-in was, whatever else was tried', async () => {
    const { ask, linking } = simulator()
    await ask('sign-in', { institution: 'form' })
    expect((await ask('sign-in', { institution: 'plain' })).body).toEqual({ kind: 'signed_in' })
    const { body } = await ask('complete', { accounts: ['Rainy day'] })
    expect(linking.choices).toEqual([{ institution: 'plain', accounts: ['Rainy day'], token: false }])
    expect(body).toMatchObject({ session: { id: 'fcsess_1', accounts: [{ id: 'fca_Rainy day' }] } })
    expect((await ask('accounts')).body).toMatchObject({ error: { code: 'sign_in_required' } })
  })

  it('does not sign anybody in at a bank that is down', async () => {
    const { ask } = simulator()
    const { body } = await ask('sign-in', { institution: 'down' })
    expect(body).toEqual({ kind: 'down', reason: 'scheduled', back_at: 1_789_009_360, now: 1_789_000_000 })
    expect((await ask('accounts')).body).toMatchObject({ error: { code: 'sign_in_required' } })
  })

  it('gives balances only where they were asked for', async () => {
    const amounts = async (permissions: string[]) => {
      const { ask } = simulator({ permissions })
      await ask('sign-in', { institution: 'plain' })
      return JSON.stringify((await ask('accounts')).body)
    }
    expect(await amounts(['balances'])).toContain('128437')
    expect(await amounts(['transactions'])).not.toContain('128437')
  })

  it('takes bank details typed in by hand without a sign-in', async () => {
    const { ask, linking } = simulator({ manual_entry: { mode: 'automatic' } })
    expect((await ask('session')).body).toMatchObject({ manual_entry: true })
    const manual_entry = { routing_number: '110000000', account_number: '000123456789' }
    expect((await ask('manual', manual_entry)).status).toBe(200)
    expect(linking.choices).toEqual([{ manual_entry }])
  })

  it('leaves with no accounts', async () => {
    const { ask, linking } = simulator()
    expect((await ask('cancel')).body).toMatchObject({ session: { id: 'fcsess_1', accounts: [] } })
    expect(linking.choices).toEqual([{ cancel: true }])
  })
})

describe('the bank’s questions', () => {
  it.each([
    ['anything', { kind: 'signed_in' }],
    ['incorrect', { kind: 'prompt', prompt: 'credentials', incorrect: true }],
    ['error', { kind: 'ended' }],
    ['mfa', { kind: 'prompt', prompt: 'code', incorrect: false }],
    ['confirm_mfa', { kind: 'prompt', prompt: 'confirm', incorrect: false }],
    ['options', { kind: 'prompt', prompt: 'options', incorrect: false }],
    ['security_question', { kind: 'prompt', prompt: 'question', incorrect: false }],
  ])('answers the password %j', async (answer, step) => {
    const { ask } = simulator()
    await ask('sign-in', { institution: 'form' })
    expect((await ask('sign-in/answer', { answer })).body).toEqual(step)
  })

  it('asks one thing after another and then lets in', async () => {
    const { ask } = simulator()
    await ask('sign-in', { institution: 'form' })
    const kinds = []
    for (const answer of ['options', 'text', 'incorrect', '123456'])
      kinds.push((await ask('sign-in/answer', { answer })).body)
    expect(kinds).toMatchObject([
      { prompt: 'options' },
      { prompt: 'code' },
      { prompt: 'code', incorrect: true },
      { kind: 'signed_in' },
    ])
  })

  it('takes no answer after it broke off', async () => {
    const { ask } = simulator()
    await ask('sign-in', { institution: 'form' })
    await ask('sign-in/answer', { answer: 'error' })
    expect((await ask('sign-in/answer', { answer: 'right' })).status).toBe(400)
  })
})

describe('the bank’s window', () => {
  it('decides through a state that is not the secret and works for nothing else', async () => {
    const { ask, post } = simulator()
    const state = await begin(ask)
    expect(state).not.toContain(SECRET)
    expect((await post('oauth', { state })).body).toMatchObject({ bank: 'Bank (OAuth)', business: 'Tidewater' })
    expect((await ask('sign-in/oauth')).body).toEqual({ kind: 'waiting' })
    await post('oauth/decision', { state, decision: 'allow' })
    expect((await ask('sign-in/oauth')).body).toEqual({ kind: 'signed_in' })
    expect((await post('oauth/decision', { state, decision: 'refuse' })).status).toBe(404)
    expect((await ask('accounts')).status).toBe(200)
  })

  it('lets who refused think again', async () => {
    const { ask, post } = simulator()
    const state = await begin(ask)
    await post('oauth/decision', { state, decision: 'refuse' })
    expect((await ask('accounts')).body).toMatchObject({ error: { code: 'sign_in_required' } })
    expect((await ask('sign-in/oauth')).body).toEqual({ kind: 'refused' })
    expect((await ask('sign-in/oauth')).body).toEqual({ kind: 'waiting' })
  })

  it('knows a state no longer once another sign-in began', async () => {
    const { ask, post } = simulator()
    const state = await begin(ask)
    await begin(ask)
    expect((await post('oauth/decision', { state, decision: 'allow' })).status).toBe(404)
  })
})

describe('who may ask', () => {
  const body = JSON.stringify({ client_secret: SECRET })
  it.each([
    ['a form of another page', 415, { 'content-type': 'text/plain' }],
    ['another site', 403, { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }],
    ['another port of the same host', 403, { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_, status, headers) => {
    const { app, linking } = simulator()
    const answer = await app.request('/modal/cancel', { method: 'POST', headers, body })
    expect(answer.status).toBe(status)
    expect(linking.choices).toEqual([])
  })

  it.each([
    ['no JSON', '{', ''],
    ['no secret', '{}', 'client_secret'],
    ['a number as secret', '{"client_secret":1}', 'client_secret'],
    ['a field it does not know', `{"client_secret":"${SECRET}","x":1}`, ''],
    ['another root', '[]', ''],
  ])('answers %s with a 400 that names the field', async (_, sent, param) => {
    const { app } = simulator()
    const headers = { 'content-type': 'application/json' }
    const answer = await app.request('/modal/session', { method: 'POST', headers, body: sent })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', ...(param && { param }) } })
  })

  it('reads no more than it has to', async () => {
    const { ask } = simulator()
    expect((await ask('sign-in/answer', { answer: 'x'.repeat(40_000) })).status).toBe(413)
  })
})

function simulator(view: Partial<LinkView> = {}, frameAncestors = '*') {
  const linking = fakeLinking(view)
  const app = modalRoutes({ linking, frameAncestors, assets })
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const answer = await app.request(`/modal/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text
    return { status: answer.status, body: parsed }
  }
  const ask = (path: string, body: object = {}) => post(path, { ...body, client_secret: SECRET })
  return { app, linking, post, ask }
}

async function begin(ask: ReturnType<typeof simulator>['ask']): Promise<string> {
  const { body } = await ask('sign-in', { institution: 'window' })
  if (typeof body !== 'object' || body === null || !('state' in body) || typeof body.state !== 'string')
    throw new Error('The sign-in gave no state.')
  return body.state
}
