import 'server-only'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { parseParameters } from '@/lib/http/parse'
import { type SettingName, type SettingView, settingName, settingValues } from './setting-view'
import { settings } from './table'

export const settingPath = z.object({ setting: settingName })
/** What a setting may be, it says itself. */
export const settingBody = z.strictObject({ value: z.union([z.boolean(), z.number()]) })

/** Decides a setting for the whole product, from now on. For admins only. */
export async function changeSetting(
  viewer: Viewer,
  name: SettingName,
  asked: SettingView['value'],
): Promise<SettingView> {
  if (viewer.role !== 'admin') throw new AppError('not_allowed', 'Only an admin can change settings.')
  const { value } = parseParameters(z.object({ value: settingValues.shape[name] }), { value: asked })
  const decided = { value, changedBy: viewer.userId, changedAt: new Date(now()) }
  await database().transaction(async (db) => {
    await db
      .insert(settings)
      .values({ name, ...decided })
      .onConflictDoUpdate({ target: settings.name, set: decided })
    await record(db, { actor: viewer, action: 'setting.change', subject: name, detail: { value } })
  })
  return { name, value, changed_by: viewer.name, changed_at: decided.changedAt.toISOString() }
}
