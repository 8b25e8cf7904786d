import { exportEntries, exportQuery } from '@/lib/audit/export-entries'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'admin', query: exportQuery, limit: 'export' }, ({ viewer, query }) =>
  exportEntries(viewer, query),
)
