import 'server-only'
import { env } from '@/lib/env'
import { AppError } from './errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses to change anything for a page that is not ours. `Sec-Fetch-Site` cannot be set by a page; `Origin` is for browsers without it. */
export function requireSameOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const isOwn = site === null ? request.headers.get('origin') === ownOrigin(request) : site === 'same-origin'
  if (!isOwn) throw new AppError('cross_origin', 'Only pages of this site may ask for this.')
}

/** The same for reading, where a person may also have typed the address, and old browsers say nothing at all. */
export function requireNoForeignPage(request: Request): void {
  const site = request.headers.get('sec-fetch-site') ?? 'none'
  const origin = request.headers.get('origin') ?? ownOrigin(request)
  const isOwn = (site === 'same-origin' || site === 'none') && origin === ownOrigin(request)
  if (!isOwn) throw new AppError('cross_origin', 'Only pages of this site may ask for this.')
}

/** Where this product is reached. Without APP_URL it is whatever host the person typed, over plain HTTP. */
export function ownOrigin(request: Request): string {
  const { appUrl } = env()
  return appUrl ?? `http://${request.headers.get('host') ?? new URL(request.url).host}`
}
