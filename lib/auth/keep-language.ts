import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { languages } from '@/lib/i18n/messages'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import { users } from './table'

/** What somebody reads in as they sign in, for the messages they get when no browser of theirs is there: chosen, else wished for. */
export async function keepLanguage(db: Database, userId: string, headers: Headers | undefined): Promise<void> {
  if (!headers?.has('accept-language')) return
  const chosen = sql`${users.preferences} ->> 'language'`
  const spoken = sql.join(
    languages.map((language) => sql`${language}`),
    sql`, `,
  )
  const language = sql`case when ${chosen} in (${spoken}) then ${chosen} else ${wantedLanguage(headers)} end`
  await db.update(users).set({ language }).where(eq(users.id, userId))
}
