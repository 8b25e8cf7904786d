import { z } from 'zod'
import { handler } from '@/lib/http/route'
import { listSettings } from '@/lib/settings/list-settings'
import { settingView } from '@/lib/settings/setting-view'

export * from '@/lib/http/only-get'

const response = z.object({ data: z.array(settingView) })

export const GET = handler({ access: 'staff', response }, async ({ viewer }) => ({ data: await listSettings(viewer) }))
