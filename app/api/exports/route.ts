import { exportOwnData } from '@/lib/exports/export-own-data'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'signed-in', proof: 'recent', limit: 'export' }, ({ viewer }) =>
  exportOwnData(viewer),
)
