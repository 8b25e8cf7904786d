import { Refusal } from './errors'
import type { ApiRequest } from './exchange'
import { refuseForeignPages } from './foreign-pages'

/** The secret key of a request, from `Bearer` or from the user part of `Basic`; null where there is no header. */
export function keyOf(authorization: string | undefined): string | null {
  const [, scheme = '', credentials = ''] = /^(bearer|basic)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? []
  if (!scheme) return null
  return scheme.toLowerCase() === 'bearer' ? credentials : userOf(credentials)
}

/** Takes test keys only: this is no place for one that reaches real money. */
export function requireTestKey(key: string | null): string {
  if (!key) {
    throw new Refusal(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    )
  }
  if (/^pk_(test|live)_/.test(key)) {
    const message =
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.'
    throw new Refusal(403, message, { code: 'secret_key_required' })
  }
  if (!/^[sr]k_test_\w+$/.test(key)) throw new Refusal(401, `Invalid API Key provided: ${masked(key)}`)
  return key
}

/** The account a key stands for; with `Stripe-Account`, the one connected to it. Both kinds of call name it this way, and only programs may. */
export function worldKeyOf(asked: Pick<ApiRequest, 'header'>): string {
  refuseForeignPages(asked)
  const key = requireTestKey(keyOf(asked.header('authorization')))
  const connected = asked.header('stripe-account')
  if (!connected) return key
  if (!/^acct_\w+$/.test(connected)) throw noAccess(key, connected)
  return `${key} ${connected}`
}

function userOf(credentials: string): string | null {
  try {
    return atob(credentials).split(':')[0] || null
  } catch {
    return null
  }
}

function noAccess(key: string, account: string): Refusal {
  const message = `The provided key '${masked(key)}' does not have access to account '${account.slice(0, 60)}' (or that account does not exist). Application access may have been revoked.`
  return new Refusal(403, message, { code: 'account_invalid' })
}

/** The kind of key and its last four characters, never more. */
function masked(key: string): string {
  const [prefix = ''] = /^[sr]k_(test|live)_/.exec(key) ?? []
  return `${prefix}****${key.length > prefix.length + 4 ? key.slice(-4) : ''}`
}
