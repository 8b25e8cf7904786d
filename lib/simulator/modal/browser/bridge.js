// @ts-check
/** @typedef {{ clientSecret: string, key: string, locale: string, stripeAccount?: string, token?: boolean }} Opening */
/** @typedef {{ session?: unknown, token?: unknown, error?: unknown }} Result */

/**
 * Talks with the page that embeds this one, and with nobody else: a message counts only if both its window and its origin are the parent's.
 * @param {{ onOpen: (opening: Opening) => void, onLeave: () => void }} listeners
 * @returns {{ finish: (result: Result) => void } | null} null where no page embeds this one
 */
export function connectToParent({ onOpen, onLeave }) {
  const origin = new URLSearchParams(location.search).get('origin')
  if (!origin || parent === window) return null
  let opened = false

  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== origin) return
    if (event.data?.type === 'simulator.leave') onLeave()
    if (event.data?.type !== 'simulator.open' || opened) return
    opened = true
    onOpen(event.data)
  })
  try {
    parent.postMessage({ type: 'simulator.ready' }, origin)
  } catch {
    // Not an origin: nobody could have been told.
    return null
  }
  return { finish: (result) => parent.postMessage({ type: 'simulator.result', ...result }, origin) }
}
