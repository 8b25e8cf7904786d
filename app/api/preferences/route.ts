import { handler } from '@/lib/http/route'
import { changePreferences, preferencesBody } from '@/lib/preferences/change-preferences'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'enrolling', body: preferencesBody }, async ({ viewer, body }) => {
  await changePreferences(viewer, body)
  return {}
})
