import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POST as change } from '@/app/api/settings/[setting]/route'
import { GET as list } from '@/app/api/settings/route'
import { roles } from '@/lib/auth/roles'
import { sessions } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { readSetting } from './read-setting'

const name = 'subscribe_new_accounts'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

async function changed(body: unknown, { setting = name, cookie = '' } = {}) {
  const response = await change(ask(`/api/settings/${setting}`, { cookie, body }), {
    params: Promise.resolve({ setting }),
  })
  return { status: response.status, body: await response.json() }
}

async function listed(cookie = '') {
  const response = await list(ask('/api/settings', { cookie }))
  return { status: response.status, body: await response.json() }
}

test('nothing is subscribed by itself until an admin decides so, and then until they decide otherwise', async () => {
  const { cookie } = await makePerson('admin')
  expect(await readSetting(name)).toBe(false)
  expect(await listed(cookie)).toEqual({
    status: 200,
    body: {
      data: [
        { name, value: false, changed_by: null, changed_at: null },
        { name: 'erase_ended_after_days', value: 0, changed_by: null, changed_at: null },
      ],
    },
  })
  expect(await changed({ value: true }, { cookie })).toMatchObject({ status: 200, body: { name, value: true } })
  expect(await readSetting(name)).toBe(true)
  expect(await listed(cookie)).toMatchObject({ body: { data: [{ value: true, changed_by: 'A admin' }, { value: 0 }] } })
  await changed({ value: false }, { cookie })
  expect(await readSetting(name)).toBe(false)
})

test('an admin decides with a proof that is not older than five minutes', async () => {
  const { cookie, userId } = await makePerson('admin')
  const provedAt = new Date(now() - 5 * 60_000 - 1000)
  await database().update(sessions).set({ provedAt }).where(eq(sessions.userId, userId))
  for (const [setting, value] of [
    ['erase_ended_after_days', 30],
    [name, true],
  ] as const) {
    const refused = await changed({ value }, { setting, cookie })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'proof_required' } } })
  }
  expect([await readSetting('erase_ended_after_days'), await readSetting(name)]).toEqual([0, false])
})

describe('who may', () => {
  const readers = { customer: 403, support: 200, admin: 200 } as const
  const deciders = { customer: 403, support: 403, admin: 200 } as const

  test.each(roles)('%s', async (role) => {
    const { cookie } = await makePerson(role)
    expect((await listed(cookie)).status).toBe(readers[role])
    expect((await changed({ value: false }, { cookie })).status).toBe(deciders[role])
  })

  test('nobody who is not signed in', async () => {
    expect((await listed()).status).toBe(401)
    expect((await changed({ value: true })).status).toBe(401)
  })
})

describe('what does not fit is refused by its name, and changes nothing', () => {
  test.each([
    [{ value: 'yes' }, 400, 'value'],
    [{ value: null }, 400, 'value'],
    [{ value: 30 }, 400, 'value'],
    [{}, 400, 'value'],
    [{ value: true, also: 1 }, 400, 'also'],
  ])('%j', async (body, status, param) => {
    const { cookie } = await makePerson('admin')
    expect(await changed(body, { cookie })).toMatchObject({ status, body: { error: { param } } })
    expect(await readSetting(name)).toBe(false)
  })

  test.each([true, 1, -30, 30.5])('%j days', async (value) => {
    const { cookie } = await makePerson('admin')
    const setting = 'erase_ended_after_days'
    expect(await changed({ value }, { cookie, setting })).toMatchObject({
      status: 400,
      body: { error: { param: 'value' } },
    })
    expect(await readSetting(setting)).toBe(0)
  })

  test('a setting that does not exist', async () => {
    const { cookie } = await makePerson('admin')
    for (const setting of ['subscribe_all', '__proto__', 'constructor']) {
      expect(await changed({ value: true }, { cookie, setting })).toMatchObject({ status: 404 })
    }
  })
})
