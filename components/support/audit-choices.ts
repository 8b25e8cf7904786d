// (shared) Whose rows of the audit log are shown, as the address carries it.

export const auditKinds = ['subject', 'actor', 'holder'] as const
export type AuditFilter = { kind: (typeof auditKinds)[number]; id: string } | null

/** The first that is named; an empty or a doubled one is none. */
export function readAuditFilter(given: Record<string, string | string[] | undefined>): AuditFilter {
  for (const kind of auditKinds) {
    const id = given[kind]
    if (typeof id === 'string' && id.trim() !== '' && id.length <= 255) return { kind, id: id.trim() }
  }
  return null
}
