import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadStripeJs, StripeJsError } from '@/lib/stripe/browser'
import { completeLink, type LinkWay, linkAccounts } from './link-accounts'

vi.mock('@/lib/stripe/browser', async (original) => ({
  ...(await original<typeof import('@/lib/stripe/browser')>()),
  loadStripeJs: vi.fn(),
}))

const session = { id: 'fcsess_1', client_secret: 'fcsess_1_secret' }
const completion = {
  accounts: [],
  failed: [{ id: 'fca_2', message: 'The bank gave no answer.' }],
  known: [],
  relinked: null,
}
const partly = { kind: 'partly', accounts: [], failed: completion.failed }
const refusal = (status: number) =>
  Response.json(
    { error: { type: 'api_error', code: 'internal', message: 'Not now.', request_id: 'req_1' } },
    { status },
  )

const collect = vi.fn()
const answers = new Map<string, () => Response>()
const asked: { path: string; body: unknown }[] = []
const phases: string[] = []

const link = (relinked: string | null = null, way: LinkWay = 'bank') =>
  linkAccounts({
    publishableKey: 'pk_test_1',
    language: 'en',
    permissions: ['balances', 'transactions'],
    relinked,
    way,
    onPhase: (phase) => phases.push(phase),
  })

beforeEach(() => {
  collect.mockReset()
  asked.length = 0
  phases.length = 0
  answers.set('/api/stripe/financial_connections/sessions', () => Response.json(session))
  answers.set('/api/link-sessions/fcsess_1/completion', () => Response.json(completion))
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async (path: string, options: { body: string }) => {
    asked.push({ path, body: JSON.parse(options.body) })
    const answer = answers.get(path)
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  })
  collect.mockResolvedValue({ financialConnectionsSession: { id: 'fcsess_1', accounts: [{}] }, error: undefined })
  vi.mocked(loadStripeJs).mockImplementation(async () =>
    Object.assign(Object.create(null), { collectFinancialConnectionsAccounts: collect }),
  )
})
afterEach(() => vi.unstubAllGlobals())

describe('linkAccounts', () => {
  it('asks for what was agreed to, opens the window with its secret, and reads what came', async () => {
    expect(await link()).toEqual(partly)
    expect(asked[0]?.body).toEqual({
      permissions: ['balances', 'transactions'],
      prefetch: ['balances', 'transactions'],
    })
    expect(collect).toHaveBeenCalledWith({ clientSecret: 'fcsess_1_secret' })
    expect(phases).toEqual(['preparing', 'waiting', 'finishing'])
  })

  it('asks for numbers typed in only where somebody wants to, and takes no token for having left', async () => {
    const token = vi.fn()
    vi.mocked(loadStripeJs).mockImplementation(async () =>
      Object.assign(Object.create(null), { collectBankAccountToken: token }),
    )
    const session = { accounts: [] }
    token.mockResolvedValue({ financialConnectionsSession: session, token: { bank_account: { last4: '6789' } } })
    expect(await link(null, 'byHand')).toEqual({ kind: 'byHand', last4: '6789' })
    expect(asked[0]?.body).toMatchObject({ manual_entry: { mode: 'automatic' } })
    token.mockResolvedValue({ financialConnectionsSession: session })
    expect(await link(null, 'byHand')).toEqual({ kind: 'left' })
    token.mockResolvedValue({ financialConnectionsSession: { accounts: [{}] }, token: {} })
    expect(await link(null, 'byHand')).toEqual(partly)
  })

  it('says where the way back leads in a web view, and nowhere else', async () => {
    await link('fca_1')
    expect(asked[0]?.body).not.toHaveProperty('return_url')
    asked.length = 0
    vi.stubGlobal('navigator', { onLine: true, userAgent: 'Mozilla/5.0 (Linux; Android 15; Phone; wv)' })
    vi.stubGlobal('location', { href: 'https://money.example/link?account=fca_1' })
    await link('fca_1')
    expect(asked[0]?.body).toMatchObject({ return_url: 'https://money.example/link?returned&account=fca_1' })
    answers.set('/api/guest/sessions', () => Response.json(session))
    asked.length = 0
    await linkAccounts({
      publishableKey: 'pk_test_1',
      language: 'en',
      permissions: [],
      relinked: null,
      by: 'guest',
      onPhase: () => undefined,
    })
    expect(asked[0]).toEqual({
      path: '/api/guest/sessions',
      body: { return_url: 'https://money.example/guest?returned' },
    })
  })

  it('takes an error key that is there but undefined for no error', async () => {
    collect.mockResolvedValue({ financialConnectionsSession: { accounts: [] }, error: undefined })
    expect(await link()).toEqual({ kind: 'left' })
    expect(asked).toHaveLength(1)
  })

  it('tells what Stripe said when the window ended with an error', async () => {
    const error = { type: 'api_error', message: 'This bank is away.' }
    collect.mockResolvedValue({ financialConnectionsSession: undefined, error })
    expect(await link()).toEqual({ kind: 'bank', reason: 'This bank is away.' })
    collect.mockRejectedValue(new Error('IntegrationError'))
    expect(await link()).toEqual({ kind: 'bank', reason: null })
  })

  it.each([
    ['linked', [{ id: 'fca_1' }, { id: 'fca_2' }], ['fca_1'], null],
    ['known', [{ id: 'fca_1' }], ['fca_1'], null],
    ['left', [], [], null],
    ['back', [{ id: 'fca_1' }], ['fca_1'], 'back'],
    ['asked', [{ id: 'fca_2' }], [], 'asked'],
    ['other', [{ id: 'fca_2' }], [], 'other'],
  ] as const)('what came of it is told as %s', async (kind, accounts, known, relinked) => {
    answers.set('/api/link-sessions/fcsess_1/completion', () =>
      Response.json({ accounts, failed: [], known, relinked }),
    )
    expect((await link('fca_1')).kind).toBe(kind)
    expect(asked[1]?.body).toEqual({ account: 'fca_1' })
  })

  it('a window that was open for too long is no fault of the bank', async () => {
    const error = { type: 'invalid_request_error', code: 'session_expired', message: 'This session expired.' }
    collect.mockResolvedValue({ financialConnectionsSession: undefined, error })
    expect(await link()).toEqual({ kind: 'expired' })
  })

  it('asks nobody while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    expect(await link()).toEqual({ kind: 'offline' })
    expect(asked).toEqual([])
  })

  it.each(['blocked', 'hanging'] as const)('says that Stripe.js is %s', async (problem) => {
    vi.mocked(loadStripeJs).mockRejectedValue(new StripeJsError(problem))
    expect(await link()).toEqual({ kind: problem })
    expect(collect).not.toHaveBeenCalled()
  })

  it('opens no window for a session our server refused', async () => {
    answers.set('/api/stripe/financial_connections/sessions', () => refusal(500))
    expect(await link()).toMatchObject({ kind: 'session', error: { status: 500, requestId: 'req_1' } })
    answers.delete('/api/stripe/financial_connections/sessions')
    expect(await link()).toEqual({ kind: 'offline' })
    expect(collect).not.toHaveBeenCalled()
  })

  it('can finish later what was linked at the bank but not read here', async () => {
    answers.set('/api/link-sessions/fcsess_1/completion', () => refusal(502))
    expect(await link()).toMatchObject({ kind: 'completion', session: 'fcsess_1', error: { status: 502 } })
    answers.set('/api/link-sessions/fcsess_1/completion', () => Response.json(completion))
    expect(await completeLink('fcsess_1', null)).toEqual(partly)
  })
})
