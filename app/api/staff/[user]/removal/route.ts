import { handler } from '@/lib/http/route'
import { removeStaff, staffPath } from '@/lib/staff/change-staff'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'admin', proof: 'recent', params: staffPath }, async ({ viewer, params }) => {
  await removeStaff(viewer, params.user)
  return {}
})
