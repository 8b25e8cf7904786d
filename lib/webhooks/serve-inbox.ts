import 'server-only'
import { applyDueEvents } from './inbox'

declare global {
  /** Ends the rest of this instance's inbox; on `globalThis` because Next does not share modules between start-up and routes. */
  var tidewaterInboxBell: (() => void) | undefined
}

const restMs = 500

/** A round, and where nothing was due a rest, which news ends at once. What other instances stored is found after it. */
export async function serveInbox(stopping: AbortSignal): Promise<void> {
  const bell = hang(stopping)
  let found = 0
  try {
    found = await applyDueEvents({ stopping })
  } finally {
    if (found === 0) await bell.rung
    bell.takeDown()
  }
}

/** After the answer to whoever brought the news is on its way. Where no inbox is served, nothing happens. */
export function wakeInbox(): void {
  setImmediate(() => globalThis.tidewaterInboxBell?.())
}

/** Hung before the round, so that what comes during it is not slept over. */
function hang(stopping: AbortSignal): { rung: Promise<void>; takeDown: () => void } {
  let ring = () => {}
  const rung = new Promise<void>((resolve) => {
    ring = resolve
  })
  const timer = setTimeout(ring, restMs)
  timer.unref()
  stopping.addEventListener('abort', ring, { once: true })
  if (stopping.aborted) ring()
  globalThis.tidewaterInboxBell = ring
  return {
    rung,
    takeDown() {
      clearTimeout(timer)
      stopping.removeEventListener('abort', ring)
    },
  }
}
