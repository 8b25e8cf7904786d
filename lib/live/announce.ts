import 'server-only'
import type { Hint } from './hint'

/** `holderId` is our id of the account holder who may know of it besides staff; null for what only staff may. */
export type Announced = Hint & { holderId: string | null }

/** `session_ended` names a session of ours, and closes its streams. `resync` says that hints were lost: pages ask for everything. */
export type Notice =
  | Announced
  | { kind: 'session_ended'; id: string; holderId: null }
  | { kind: 'resync'; id: ''; holderId: null }

/**
 * Says that a thing has changed to every open page that may see it, on all instances. Call it after the commit: a page that
 * asks at once must find the change. Costs the caller nothing, and never fails: a lost hint costs seconds, never correctness.
 */
export function announce(announced: Announced): void {
  globalThis.tidewaterLive?.announce(announced)
}

/** Closes the streams of a session that has ended. */
export function announceSessionEnd(session: string): void {
  globalThis.tidewaterLive?.announce({ kind: 'session_ended', id: session, holderId: null })
}
