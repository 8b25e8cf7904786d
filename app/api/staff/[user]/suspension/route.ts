import { handler } from '@/lib/http/route'
import { staffPath, suspend, suspensionBody, unsuspend } from '@/lib/staff/change-staff'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', params: staffPath, body: suspensionBody },
  async ({ viewer, params, body }) => {
    await (body.suspended ? suspend : unsuspend)(viewer, params.user)
    return {}
  },
)
