import 'server-only'
import { z } from 'zod'

/** What every list of ours takes. */
export const pageParameters = {
  cursor: z.string().max(1000).optional(),
  limit: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'must be at least 1').max(100, 'must be at most 100'))
    .optional(),
}

export const searchText = z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters')

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), next_cursor: z.string().nullable() })
}
