// (shared) What our own routes say of one transaction: as it is, and how it became so.
import { z } from 'zod'
import { transactionView } from './transaction-view'

/** When it was, as the bank tells; and in which refresh we heard of it. Null where nobody wrote it down. */
const told = { at: z.iso.datetime().nullable(), refresh: z.string().nullable() }

const lifeEntry = z.discriminatedUnion('kind', [
  /** When we first saw it, and as what. */
  z.object({ kind: z.literal('first_seen'), status: z.string(), ...told }),
  /** `before` is null where it already was what it became when we first saw it. */
  z.object({ kind: z.literal('status'), before: z.string().nullable(), after: z.string(), ...told }),
  z.object({ kind: z.literal('amount'), before: z.number().int(), after: z.number().int(), ...told }),
  z.object({ kind: z.literal('description'), before: z.string(), after: z.string(), ...told }),
  z.object({ kind: z.literal('transacted_at'), before: z.iso.datetime(), after: z.iso.datetime(), ...told }),
])
export type LifeEntry = z.infer<typeof lifeEntry>

/** `life` is newest first and ends with `first_seen`. */
export const lifeAnswer = z.object({ transaction: transactionView, life: z.array(lifeEntry) })
