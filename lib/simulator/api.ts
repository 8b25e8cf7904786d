import { keyOf, requireTestKey, worldKeyOf } from './auth'
import type { Calls } from './calls'
import type { Endpoint } from './endpoint'
import { ConnectionLost, known, refusalAnswer, refused, unknownUrl } from './errors'
import type { ApiAnswer, ApiRequest } from './exchange'
import { decodeForm } from './form'
import type { Quota } from './quotas'
import { accountEndpoints } from './resources/accounts'
import { customerEndpoints } from './resources/customers'
import { eventEndpoints } from './resources/events'
import { ownerEndpoints } from './resources/owners'
import { sessionEndpoints } from './resources/sessions'
import { transactionEndpoints } from './resources/transactions'
import { webhookEndpointEndpoints } from './resources/webhook-endpoints'
import { Router } from './router'
import { versionOf } from './version'

const ENDPOINTS: Endpoint[] = [
  ...sessionEndpoints,
  ...accountEndpoints,
  ...ownerEndpoints,
  ...transactionEndpoints,
  ...customerEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
]

type Deps = { calls: Calls; quota: Quota | null; apiVersion: string; nextRequestId(): string }

/** What is known of a request, and told with its answer, whatever becomes of it. */
type Known = { id: string; version: string }

export function isApiPath(path: string): boolean {
  return path.startsWith('/v1/') || path === '/v1'
}

/** Stripe's own API, under `/v1`. Rejects only where the connection is lost. */
export function createApi({ calls, quota, apiVersion, nextRequestId }: Deps) {
  const router = new Router(ENDPOINTS)

  return async (asked: ApiRequest): Promise<ApiAnswer> => {
    const about = { id: nextRequestId(), version: apiVersion }
    try {
      const { endpoint, ids, path, key } = begin(asked, about)
      const form = asked.method === 'GET' ? decodeForm(asked.query) : await formOf(asked)
      const idempotencyKey = asked.header('idempotency-key') || null
      const call = { endpoint, ids, path, key, form, idempotencyKey, id: about.id, version: about.version, asked }
      return described(asked, about, await calls.answer(call))
    } catch (error) {
      if (error instanceof ConnectionLost) throw error
      return described(asked, about, refusalAnswer(known(error)))
    }
  }

  /** All that can be known, and refused, before the parameters are read. */
  function begin(asked: ApiRequest, about: Known) {
    const key = requireTestKey(keyOf(asked.header('authorization')))
    about.version = versionOf(asked.header('stripe-version'), apiVersion)
    quota?.take(key)
    const path = readable(asked.path)
    const found = router.find(asked.method, path)
    if (!found) throw unknownUrl(asked.method, path)
    const { endpoint, ids } = found
    return { endpoint, ids, path, key: worldKeyOf(asked) }
  }
}

/** What Stripe's answers say about themselves. */
function described(asked: ApiRequest, { id, version }: Known, answer: ApiAnswer): ApiAnswer {
  const said = { 'Request-Id': id, 'Cache-Control': 'no-store', 'Stripe-Version': version }
  // A spread of the one into the other takes thirty times as long.
  const headers: ApiAnswer['headers'] = Object.assign(said, answer.headers)
  const key = asked.header('idempotency-key')
  const account = asked.header('stripe-account')
  if (key) headers['Idempotency-Key'] = key
  if (account) headers['Stripe-Account'] = account
  return { ...answer, headers }
}

async function formOf(asked: ApiRequest): Promise<Record<string, unknown>> {
  const body = await asked.body()
  const type = asked.header('content-type') ?? ''
  if (body && type && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw refused(`Invalid request (check that your POST content type is application/x-www-form-urlencoded).`)
  }
  return decodeForm([asked.query, body].filter(Boolean).join('&'))
}

/** Without its percent signs, where no slash hides behind them. */
function readable(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
