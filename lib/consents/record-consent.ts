import 'server-only'
import { database } from '@/lib/db/client'
import { consents } from './table'
import { consentWords } from './words'

/** What the holder agreed to in this session; the first record stands. */
export async function recordConsent(given: {
  holderId: string
  linkSessionId: string
  permissions: string[]
}): Promise<void> {
  const words = { wordsVersion: consentWords.version, wordsLanguage: consentWords.language }
  await database()
    .insert(consents)
    .values({ ...given, ...words })
    .onConflictDoNothing({ target: consents.linkSessionId })
}
