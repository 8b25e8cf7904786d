import 'server-only'
import { type AuditActor, record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import type { Language } from '@/lib/i18n/messages'
import { consents } from './table'
import { consentVersion } from './words'

/** What the holder agreed to in this session; the first record stands. Part of a transaction. */
export async function recordConsent(
  db: Database,
  actor: AuditActor,
  { language, ...given }: { holderId: string; linkSessionId: string; permissions: string[]; language: Language },
): Promise<void> {
  const words = { wordsVersion: consentVersion, wordsLanguage: language }
  const [made] = await db
    .insert(consents)
    .values({ ...given, ...words, givenAt: new Date(now()) })
    .onConflictDoNothing({ target: consents.linkSessionId })
    .returning({ id: consents.linkSessionId })
  if (!made) return
  const { holderId, linkSessionId: subject, permissions } = given
  const detail = { permissions, words: words.wordsVersion }
  await record(db, { actor, action: 'consent.record', subject, holderId, detail })
}
