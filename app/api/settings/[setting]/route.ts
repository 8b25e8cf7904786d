import { handler } from '@/lib/http/route'
import { changeSetting, settingBody, settingPath } from '@/lib/settings/change-setting'
import { settingView } from '@/lib/settings/setting-view'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', params: settingPath, body: settingBody, response: settingView },
  ({ viewer, params, body }) => changeSetting(viewer, params.setting, body.value),
)
