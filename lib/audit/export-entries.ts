import 'server-only'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { textStreamOf } from '@/lib/http/stream-of'
import { jsonLines } from './json-lines'
import { entryFilter, requireAdmin } from './list-entries'

export const exportQuery = z.strictObject(entryFilter)

/** The log as a file of JSON lines, sent page by page as it is read. For admins only. */
export async function exportEntries(viewer: Viewer, filter: z.output<typeof exportQuery>): Promise<Response> {
  requireAdmin(viewer)
  return new Response(textStreamOf(jsonLines(database(), filter)), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.jsonl"',
    },
  })
}
