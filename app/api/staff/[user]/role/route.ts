import { handler } from '@/lib/http/route'
import { changeRole, roleBody, staffPath } from '@/lib/staff/change-staff'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', params: staffPath, body: roleBody },
  async ({ viewer, params, body }) => {
    await changeRole(viewer, params.user, body.role)
    return {}
  },
)
