// (shared) What Stripe was asked to delete, as admins read it.

export type NoticeView = {
  id: string
  to: string
  subject: string
  body: string
  created_at: string
  sent_at: string | null
  /** Simulated ones go nowhere; what is unsent an admin has to send. */
  state: 'sent' | 'waiting' | 'unsent' | 'simulated'
  /** What the mail server said; null where none was asked. */
  reason: string | null
}
