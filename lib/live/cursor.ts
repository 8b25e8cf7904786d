import 'server-only'

/** Where a page must begin to listen; asked before its data is read, so that no change falls between the two. */
export function liveCursor(): string {
  return globalThis.tidewaterLive?.cursor() ?? ''
}
