import { handler } from '@/lib/http/route'
import { listStaff } from '@/lib/staff/list-staff'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'admin' }, ({ viewer }) => listStaff(viewer))
