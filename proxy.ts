import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { contentSecurityPolicy, reportingEndpoints } from '@/lib/http/content-security-policy'
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
  if (env().appUrl?.startsWith('https://')) response.headers.set('Strict-Transport-Security', 'max-age=31536000')
  return response
}

export const config = { matcher: '/((?!_next/static/).*)' }
