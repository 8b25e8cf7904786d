// (shared) What staff decided for the whole product, as our routes say it.
import { z } from 'zod'

/** Every setting: what it may be, and what it is until somebody decides. */
export const settingValues = z.object({
  /** Whether an account that is linked and shares its transactions is subscribed at once. Off, since Stripe charges for it each month. */
  subscribe_new_accounts: z.boolean().default(false),
  /** After how many days accounts that were disconnected, and sessions that led to nothing, are erased here; 0 for never. */
  erase_ended_after_days: z.literal([0, 30, 90, 365], 'must be 0, 30, 90 or 365').default(0),
})
export type Settings = z.output<typeof settingValues>

export const settingName = settingValues.keyof()
export type SettingName = z.output<typeof settingName>

export const settingView = z.object({
  name: settingName,
  value: z.union([z.boolean(), z.number()]),
  /** The name of whoever decided, and when; null while nobody has. */
  changed_by: z.string().nullable(),
  changed_at: z.iso.datetime().nullable(),
})
export type SettingView = z.infer<typeof settingView>
