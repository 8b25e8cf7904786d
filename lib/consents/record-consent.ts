import 'server-only'
import { type AuditActor, record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { consents } from './table'
import { consentWords } from './words'

/** What the holder agreed to in this session; the first record stands. Part of a transaction. */
export async function recordConsent(
  db: Database,
  actor: AuditActor,
  given: { holderId: string; linkSessionId: string; permissions: string[] },
): Promise<void> {
  const words = { wordsVersion: consentWords.version, wordsLanguage: consentWords.language }
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
