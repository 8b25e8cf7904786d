import 'server-only'
import { eq } from 'drizzle-orm'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { type SettingView, settingName, settingValues } from './setting-view'
import { settings } from './table'

/** Every setting, also those that nobody has decided. For staff only. */
export async function listSettings(viewer: Viewer): Promise<SettingView[]> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const rows = await database()
    .select({ name: settings.name, value: settings.value, by: users.name, at: settings.changedAt })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.changedBy))
  const values = settingValues.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])))
  return settingName.options.map((name) => {
    const row = rows.find((candidate) => candidate.name === name)
    return { name, value: values[name], changed_by: row?.by ?? null, changed_at: row?.at.toISOString() ?? null }
  })
}
