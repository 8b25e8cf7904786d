// (shared) How staff ask to see one field of an owner.
import { z } from 'zod'
import { ownerFields, revealReasons } from './reveal-choices'

const caseNumber = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9#/_-]{0,39}$/, 'must be a number or code of at most 40 characters')

/** Of free words one might be somebody's name, and the log is never changed: besides a reason from the list there is only a code. */
export const revealBody = z
  .strictObject({
    account: z.string().min(1).max(255),
    owner: z.string().min(1).max(255),
    field: z.enum(ownerFields, `must be one of ${ownerFields.join(', ')}`),
    reason: z.enum(revealReasons, `must be one of ${revealReasons.join(', ')}`),
    case: caseNumber.optional(),
  })
  .refine(({ reason, case: number }) => reason !== 'other' || number !== undefined, {
    path: ['case'],
    message: 'is needed where the reason is another',
  })
export type RevealBody = z.output<typeof revealBody>

export const revealView = z.object({
  account: z.string(),
  owner: z.string(),
  field: z.enum(ownerFields),
  /** Null where the bank gave none. */
  value: z.string().nullable(),
  /** To be hidden again after so many seconds. */
  seconds: z.number().int(),
})
export type RevealView = z.infer<typeof revealView>
