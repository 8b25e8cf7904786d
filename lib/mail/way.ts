import 'server-only'
import { env } from '@/lib/env'

/** What becomes of messages: sent, shown to the browser that caused them (in the simulator), or neither. */
export type MailWay = 'smtp' | 'outbox' | 'off'

export function mailWay(): MailWay {
  const { mode, mail } = env()
  if (mode === 'simulator') return 'outbox'
  return mail ? 'smtp' : 'off'
}
