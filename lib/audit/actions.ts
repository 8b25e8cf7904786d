// (shared) Everything the audit log can say was done: a noun and its verb. What it was done to is the row's subject.

export const auditActions = [
  'account.disconnect',
  'account.link',
  'account.refresh',
  'account.replace',
  'account.subscribe',
  'account.unsubscribe',
  'consent.record',
  'event.replay',
  'holder.tie',
  'owner.list',
  'owner.reveal',
  'session.end',
  'session.start',
  'setting.change',
  'user.sign_up',
] as const
export type AuditAction = (typeof auditActions)[number]
