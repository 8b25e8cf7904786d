import * as replacement from '@/app/api/accounts/[account]/replacement/route'
import * as ownAccount from '@/app/api/accounts/[account]/route'
import * as ownAccounts from '@/app/api/accounts/route'
import * as completion from '@/app/api/link-sessions/[session]/completion/route'
import * as search from '@/app/api/search/route'
import * as disconnect from '@/app/api/stripe/financial_connections/accounts/[account]/disconnect/route'
import * as owners from '@/app/api/stripe/financial_connections/accounts/[account]/owners/route'
import * as refresh from '@/app/api/stripe/financial_connections/accounts/[account]/refresh/route'
import * as account from '@/app/api/stripe/financial_connections/accounts/[account]/route'
import * as subscribe from '@/app/api/stripe/financial_connections/accounts/[account]/subscribe/route'
import * as unsubscribe from '@/app/api/stripe/financial_connections/accounts/[account]/unsubscribe/route'
import * as accounts from '@/app/api/stripe/financial_connections/accounts/route'
import * as session from '@/app/api/stripe/financial_connections/sessions/[session]/route'
import * as sessions from '@/app/api/stripe/financial_connections/sessions/route'
import * as transaction from '@/app/api/stripe/financial_connections/transactions/[transaction]/route'
import * as transactions from '@/app/api/stripe/financial_connections/transactions/route'
import * as ownTransactions from '@/app/api/transactions/route'
import * as replay from '@/app/api/webhook-events/[event]/replay/route'
import * as webhookEvents from '@/app/api/webhook-events/route'
import type { RouteHandler } from '@/lib/http/route'
import { ask } from './product'

type Module = { GET?: RouteHandler; POST?: RouteHandler }

const fc = '/api/stripe/financial_connections'

const routes: Record<string, Module> = {
  [`${fc}/sessions`]: sessions,
  [`${fc}/sessions/[session]`]: session,
  [`${fc}/accounts`]: accounts,
  [`${fc}/accounts/[account]`]: account,
  [`${fc}/accounts/[account]/refresh`]: refresh,
  [`${fc}/accounts/[account]/subscribe`]: subscribe,
  [`${fc}/accounts/[account]/unsubscribe`]: unsubscribe,
  [`${fc}/accounts/[account]/disconnect`]: disconnect,
  [`${fc}/accounts/[account]/owners`]: owners,
  [`${fc}/transactions`]: transactions,
  [`${fc}/transactions/[transaction]`]: transaction,
  '/api/accounts': ownAccounts,
  '/api/accounts/[account]': ownAccount,
  '/api/accounts/[account]/replacement': replacement,
  '/api/transactions': ownTransactions,
  '/api/link-sessions/[session]/completion': completion,
  '/api/search': search,
  '/api/webhook-events': webhookEvents,
  '/api/webhook-events/[event]/replay': replay,
}

export type Answer = { status: number; body: unknown }

/** Asks one of the product's routes the way Next would: a body makes it a POST. */
export async function askRoute(path: string, options: { cookie?: string; body?: unknown } = {}): Promise<Answer> {
  const request = ask(path, options)
  for (const [pattern, route] of Object.entries(routes)) {
    const params = match(pattern, new URL(request.url).pathname)
    const handle = request.method === 'GET' ? route.GET : route.POST
    if (!params || !handle) continue
    const response = await handle(request, { params: Promise.resolve(params) })
    return { status: response.status, body: await response.json() }
  }
  throw new Error(`no route for ${request.method} ${path}`)
}

function match(pattern: string, pathname: string): Record<string, string> | null {
  const [names, values] = [pattern.split('/'), pathname.split('/')]
  if (names.length !== values.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const value = decodeURIComponent(values[index] ?? '')
    if (name.startsWith('[')) params[name.slice(1, -1)] = value
    else if (name !== value) return null
  }
  return params
}
