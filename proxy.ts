import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { contentSecurityPolicy, reportingEndpoints } from '@/lib/http/content-security-policy'
import { insistOnHttps } from '@/lib/http/https'
import { pathHeader } from '@/lib/paths'

/** Headers only: who may see what is decided where it is answered, and holds with this file switched off. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce, env())
  // Next reads the nonce from the request's own policy, pages read it from x-nonce.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  headers.set(pathHeader, pathname + search)
  const response = NextResponse.next({ request: { headers } })
  // The simulator's pages are another document, with a policy of their own.
  if (!pathname.startsWith('/api/simulator/')) {
    response.headers.set('Content-Security-Policy', policy)
    response.headers.set('Reporting-Endpoints', reportingEndpoints)
  }
  insistOnHttps(response.headers)
  return response
}

// Routes carry their headers themselves (lib/http/route.ts): passing through here would double what a call costs.
export const config = { matcher: '/((?!_next/static/|api/(?!simulator/)).*)' }
