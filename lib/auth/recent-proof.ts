import 'server-only'
import { now } from '@/lib/clock'
import { AppError } from '@/lib/http/errors'
import { proofMs } from './session-limits'
import type { Session } from './session-viewer'

/** Refuses what may not be left to whoever finds the browser open. Signing in is a proof, too. @throws AppError 403 `proof_required` */
export function requireRecentProof({ provedAt }: Pick<Session, 'provedAt'>): void {
  if (now() - provedAt.getTime() <= proofMs) return
  throw new AppError('proof_required', 'Enter your password again to go on.')
}
