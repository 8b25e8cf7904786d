import 'server-only'
import type { Env } from '@/lib/env'
import { api } from '@/lib/paths'

/** What the policy calls its reporting address. */
export const reportingEndpoints = `csp="${api.cspReports}"`

/** Of what is no page, and must not become one. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** Stripe's own list: https://docs.stripe.com/security/guide#content-security-policy */
const stripeScripts = ['https://js.stripe.com', 'https://*.js.stripe.com']

/**
 * One policy for every page: it belongs to the document a person loaded, and walking on from there keeps it.
 * Hosts are listed, no 'strict-dynamic': a script that one of ours brings along must come from here or from Stripe too.
 */
export function contentSecurityPolicy(
  nonce: string,
  { mode, isDevelopment }: Pick<Env, 'mode' | 'isDevelopment'>,
): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, ...stripeScripts, ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    // React writes style attributes into the page it renders on the server.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'https://*.stripe.com'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'https://api.stripe.com', ...(isDevelopment ? ['ws:'] : [])],
    'frame-src': [...stripeScripts, 'https://hooks.stripe.com', ...(mode === 'simulator' ? ["'self'"] : [])],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'report-to': ['csp'],
    // For browsers that do not know report-to; the others pass it over.
    'report-uri': [api.cspReports],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
