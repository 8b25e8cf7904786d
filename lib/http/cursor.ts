import 'server-only'
import { z } from 'zod'
import { AppError } from './errors'
import { isStorableMoment } from './moment'
import { requireSafeValue } from './safe-value'

/** Where a page of ours ended: newest first, by moment and id. */
export type Cursor = { at: Date; id: string }

const content = z.tuple([z.iso.datetime().refine(isStorableMoment), z.string().min(1).max(255)])

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

/**
 * @param ids what the rows' ids look like, where the database would refuse others
 * @throws AppError for anything that we did not write
 */
export function readCursor(text: string, ids: z.ZodType<string> = z.string()): Cursor {
  try {
    const [at, id] = content.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    requireSafeValue(id)
    return { at: new Date(at), id: ids.parse(id) }
  } catch (cause) {
    throw new AppError('parameter_invalid', 'Invalid cursor: it is not one of ours', { param: 'cursor', cause })
  }
}
