import * as holderUser from '@/app/api/account-holders/[holder]/user/route'
import * as replacement from '@/app/api/accounts/[account]/replacement/route'
import * as ownAccount from '@/app/api/accounts/[account]/route'
import * as ownAccounts from '@/app/api/accounts/route'
import * as getSession from '@/app/api/auth/get-session/route'
import * as proof from '@/app/api/auth/proof/route'
import * as backupCodes from '@/app/api/auth/second-factor/backup-codes/route'
import * as confirmation from '@/app/api/auth/second-factor/confirmation/route'
import * as removal from '@/app/api/auth/second-factor/removal/route'
import * as secondFactor from '@/app/api/auth/second-factor/route'
import * as endSession from '@/app/api/auth/sessions/[session]/end/route'
import * as endOthers from '@/app/api/auth/sessions/ended-others/route'
import * as ownSessions from '@/app/api/auth/sessions/route'
import * as signIn from '@/app/api/auth/sign-in/email/route'
import * as signInWithCode from '@/app/api/auth/sign-in/second-factor/route'
import * as completion from '@/app/api/link-sessions/[session]/completion/route'
import * as search from '@/app/api/search/route'
import * as settings from '@/app/api/settings/route'
import * as staffRemoval from '@/app/api/staff/[user]/removal/route'
import * as staffRole from '@/app/api/staff/[user]/role/route'
import * as suspension from '@/app/api/staff/[user]/suspension/route'
import * as staff from '@/app/api/staff/route'
import * as revocation from '@/app/api/staff-invitations/[invitation]/revocation/route'
import * as acceptance from '@/app/api/staff-invitations/acceptance/route'
import * as invitations from '@/app/api/staff-invitations/route'
import * as stream from '@/app/api/stream/route'
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
import * as stripeCalls from '@/app/api/stripe-calls/route'
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
  '/api/account-holders/[holder]/user': holderUser,
  '/api/accounts': ownAccounts,
  '/api/accounts/[account]': ownAccount,
  '/api/accounts/[account]/replacement': replacement,
  '/api/transactions': ownTransactions,
  '/api/link-sessions/[session]/completion': completion,
  '/api/search': search,
  '/api/staff': staff,
  '/api/staff/[user]/role': staffRole,
  '/api/staff/[user]/suspension': suspension,
  '/api/staff/[user]/removal': staffRemoval,
  '/api/staff-invitations': invitations,
  '/api/staff-invitations/acceptance': acceptance,
  '/api/staff-invitations/[invitation]/revocation': revocation,
  '/api/settings': settings,
  '/api/stream': stream,
  '/api/stripe-calls': stripeCalls,
  '/api/auth/get-session': getSession,
  '/api/auth/sign-in/email': signIn,
  '/api/auth/sign-in/second-factor': signInWithCode,
  '/api/auth/proof': proof,
  '/api/auth/second-factor': secondFactor,
  '/api/auth/second-factor/confirmation': confirmation,
  '/api/auth/second-factor/removal': removal,
  '/api/auth/second-factor/backup-codes': backupCodes,
  '/api/auth/sessions': ownSessions,
  '/api/auth/sessions/ended-others': endOthers,
  '/api/auth/sessions/[session]/end': endSession,
  '/api/webhook-events': webhookEvents,
  '/api/webhook-events/[event]/replay': replay,
}

export type Answer = { status: number; body: unknown; headers: Headers }

/** Asks one of the product's routes the way Next would: a body makes it a POST. */
export async function askRoute(
  path: string,
  options: { cookie?: string; body?: unknown; headers?: HeadersInit } = {},
): Promise<Answer> {
  const request = ask(path, options)
  for (const [pattern, route] of Object.entries(routes)) {
    const params = match(pattern, new URL(request.url).pathname)
    const handle = request.method === 'GET' ? route.GET : route.POST
    if (!params || !handle) continue
    const response = await handle(request, { params: Promise.resolve(params) })
    return { status: response.status, body: await response.json(), headers: response.headers }
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
