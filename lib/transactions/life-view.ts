// (shared) What our own routes say of one transaction: as it is, and how it became so.
import { z } from 'zod'
import { transactionView } from './transaction-view'

/** When it was, and through which refresh we heard of it; null where nobody wrote it down. */
const told = { at: z.iso.datetime().nullable(), refresh: z.string().nullable() }

const lifeEntry = z.discriminatedUnion('kind', [
  /** When we first saw it, and as what. */
  z.object({ kind: z.literal('first_seen'), status: z.string(), ...told }),
  /** `before` is null where it had become so before we first saw it. */
  z.object({ kind: z.literal('status'), before: z.string().nullable(), after: z.string(), ...told }),
  z.object({ kind: z.literal('amount'), before: z.number().int(), after: z.number().int(), ...told }),
  z.object({ kind: z.literal('description'), before: z.string(), after: z.string(), ...told }),
  z.object({ kind: z.literal('transacted_at'), before: z.iso.datetime(), after: z.iso.datetime(), ...told }),
])
export type LifeEntry = z.infer<typeof lifeEntry>

/** `life` is newest first. */
export const lifeAnswer = z.object({ transaction: transactionView, life: z.array(lifeEntry) })
