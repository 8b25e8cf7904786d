import 'server-only'
import { eq } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { type SettingName, type Settings, settingValues } from './setting-view'
import { settings } from './table'

/** What holds now: read each time, since another instance may have changed it. */
export async function readSetting<Name extends SettingName>(name: Name): Promise<Settings[Name]> {
  const rows = await database().select().from(settings).where(eq(settings.name, name))
  return settingValues.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])))[name]
}
