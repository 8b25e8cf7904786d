import { afterEach, expect, it, vi } from 'vitest'
import { onBankNow } from './bank-time'
import { ApiError, request } from './client'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Promise<Response>) => {
  const fetch = vi.fn((_path: string, _init: RequestInit) => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const failure = async () => request('GET', '/x').catch((error: unknown) => error)

it('sends JSON, also where there is nothing to say', async () => {
  const fetch = answering(async () => Response.json({ ok: true }))
  expect(await request('POST', '/x')).toEqual({ ok: true })
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
})

it('says of a reading that nobody caused that it is automatic, and of each in which language its page is', async () => {
  const document = Object.assign(new EventTarget(), { documentElement: { lang: 'es' } })
  vi.stubGlobal('document', document)
  vi.resetModules()
  const { request: ask } = await import('./client')
  const fetch = answering(async () => Response.json({ ok: true }))
  await ask('GET', '/x')
  document.dispatchEvent(new Event('pointerdown'))
  await ask('GET', '/x')
  await ask('POST', '/x')
  const sent = (name: string) => fetch.mock.calls.map(([, init]) => new Headers(init.headers).get(name))
  expect(sent('Tidewater-Automatic')).toEqual(['1', null, null])
  expect(sent('Accept-Language')).toEqual(['es', 'es', 'es'])
})

it('passes on the time at the bank, from a refusal as well, until nobody listens', async () => {
  const heard: number[] = []
  const stop = onBankNow((bankNowMs) => heard.push(bankNowMs))
  answering(async () => Response.json({}, { headers: { 'Bank-Now': '1754475840000' } }))
  await request('GET', '/x')
  answering(async () => Response.json({}, { status: 404, headers: { 'Bank-Now': '1754475900000' } }))
  await failure()
  answering(async () => Response.json({}))
  await request('GET', '/x')
  stop()
  answering(async () => Response.json({}, { headers: { 'Bank-Now': '1754476000000' } }))
  await request('GET', '/x')
  expect(heard).toEqual([1754475840000, 1754475900000])
})

it('throws what the route said', async () => {
  const error = { type: 't', code: 'parameter_invalid', message: 'Not so.', param: 'limit', request_id: 'req_1' }
  answering(async () => Response.json({ error }, { status: 400 }))
  expect(await failure()).toMatchObject({
    status: 400,
    code: 'parameter_invalid',
    message: 'Not so.',
    param: 'limit',
    requestId: 'req_1',
    isOffline: false,
  })
})

it('knows a request that never arrived', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await failure()).toMatchObject({ status: 0, code: 'offline', isOffline: true })
})

it('stands an answer that is not ours', async () => {
  answering(async () => new Response('<html>', { status: 502 }))
  const error = await failure()
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 502, code: 'unexpected_answer' })
})

it('lets who gave up know it as their own doing', async () => {
  const controller = new AbortController()
  answering(() => Promise.reject(new DOMException('Stopped', 'AbortError')))
  controller.abort()
  await expect(request('GET', '/x', undefined, { signal: controller.signal })).rejects.toThrow('Stopped')
})
