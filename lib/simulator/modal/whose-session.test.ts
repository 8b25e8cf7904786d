import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, fileStorage, type Simulator } from '../index'
import { bench, controlOf } from '../testing/bench'

const SHOP = { stripeAccount: 'acct_1Shop' }
const TEST = { key: 'pk_test_page' }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A session of the platform and one of a connected account, and what the modal is told that a page said about itself. */
async function opened(options: Parameters<typeof bench>[0] = {}) {
  const on = await bench(options)
  const make = async (request?: typeof SHOP) => {
    const account_holder = { type: 'account', account: 'acct_1Holder' } as const
    const { client_secret } = await on.fc.sessions.create({ account_holder, permissions: ['balances'] }, request)
    return client_secret ?? ''
  }
  return { ...on, platform: await make(), shop: await make(SHOP) }
}

async function open(simulator: Simulator, client_secret: string, page: object) {
  const response = await simulator.fetch(
    new Request('http://simulator/_simulator/modal/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_secret, ...page }),
    }),
  )
  return { status: response.status, body: await response.json() }
}

const REFUSED = { status: 404, body: { error: { type: 'invalid_request_error', code: 'resource_missing' } } }

describe('a session opens only on a page of the account that made it', () => {
  it('the platform’s', async () => {
    const { simulator, platform } = await opened()
    expect((await open(simulator, platform, TEST)).status).toBe(200)
    const refused = await open(simulator, platform, { ...TEST, stripe_account: 'acct_1Shop' })
    expect(refused).toMatchObject(REFUSED)
    expect(refused.body.error).toMatchObject({
      param: 'client_secret',
      message: expect.stringContaining('stripeAccount'),
    })
  })

  it('a connected account’s', async () => {
    const { simulator, shop } = await opened()
    expect((await open(simulator, shop, { ...TEST, stripe_account: 'acct_1Shop' })).status).toBe(200)
    expect(await open(simulator, shop, TEST)).toMatchObject(REFUSED)
    expect(await open(simulator, shop, { ...TEST, stripe_account: 'acct_1Other' })).toMatchObject(REFUSED)
  })

  it('a connected account’s after a restart, before anybody called for that account', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whose-'))
    folders.push(folder)
    const { simulator, shop } = await opened({ storage: fileStorage(folder), realNow: Date.now })
    await simulator.close()
    const again = await createSimulator({ storage: fileStorage(folder) })
    expect(await open(again, shop, TEST)).toMatchObject(REFUSED)
    expect((await open(again, shop, { ...TEST, stripe_account: 'acct_1Shop' })).status).toBe(200)
    await again.close()
  })

  it('and never with a live publishable key', async () => {
    const { simulator, platform } = await opened()
    const refused = await open(simulator, platform, { key: 'pk_live_page' })
    expect(refused).toMatchObject(REFUSED)
    expect(refused.body.error.message).toContain('a live mode key was used')
  })

  it('is refused without a word about whether it was finished', async () => {
    const { simulator, platform, control } = await opened()
    await control('switches', { client_secret_seconds: 1 })
    await controlOf(simulator, 'sk_test_bench')('clock', { advance_seconds: 200_000 })
    expect(await open(simulator, platform, { ...TEST, stripe_account: 'acct_1Shop' })).toMatchObject(REFUSED)
    expect((await open(simulator, platform, TEST)).body.error.code).toBe('session_expired')
  })
})
