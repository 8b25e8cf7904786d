import { paths } from '@/lib/paths'

const here = 'http://here.invalid'

/** Where to go on after signing in: a path of ours, or null. Addresses of other sites are dropped however they are dressed. */
export function nextPath(given: string | string[] | undefined): string | null {
  if (typeof given !== 'string' || !given.startsWith('/')) return null
  if (!URL.canParse(given, here)) return null
  const url = new URL(given, here)
  if (url.origin !== here) return null
  const path = `${url.pathname}${url.search}${url.hash}`
  return path.startsWith('//') || url.pathname === paths.signIn || url.pathname.startsWith('/api/') ? null : path
}

/** The address of a sign-in or sign-up page that leads on to `next`. */
export function withNext(path: string, next: string | null): string {
  return next ? `${path}?${new URLSearchParams({ next })}` : path
}
