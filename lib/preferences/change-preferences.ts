import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { isDemoPerson } from '@/lib/demo/refuse-demo-person'
import { isTimeZone } from '@/lib/format/time-zone'
import { languageOf } from '@/lib/i18n/messages'
import { accountMailChoices, formatChoices, languageChoices, type Preferences, themeChoices } from './preferences'

export const preferencesBody = z.strictObject({
  language: z.enum(languageChoices).optional(),
  format: z.enum(formatChoices).optional(),
  theme: z.enum(themeChoices).optional(),
  account_mail: z.enum(accountMailChoices).optional(),
  time_zone: z
    .string()
    .max(64)
    .refine((name) => name === 'browser' || isTimeZone(name), 'this is not a time zone')
    .optional(),
})

/**
 * Keeps what somebody chose with their profile, whose other browsers then follow; what is not named stays. Everybody who looks around
 * shares the demo people, whose choices therefore stay in the browser.
 */
export async function changePreferences(viewer: Viewer, chosen: Preferences): Promise<void> {
  if (isDemoPerson(viewer) || Object.keys(chosen).length === 0) return
  const { userId } = viewer
  const language = languageOf(chosen.language ?? '')
  await database().transaction(async (db) => {
    await db
      .update(users)
      .set({
        preferences: sql`${users.preferences} || ${JSON.stringify(chosen)}::jsonb`,
        ...(language && { language }),
        updatedAt: new Date(now()),
      })
      .where(eq(users.id, userId))
    const detail = { field: Object.keys(chosen), value: Object.values(chosen) }
    await record(db, { actor: viewer, action: 'preference.change', subject: userId, detail })
  })
}
