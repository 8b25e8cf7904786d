import 'server-only'
import { seal, unseal } from '@/lib/data-key/seal'

type Raw = Record<string, unknown>

const placeOf = (account: string) => ({ table: 'accounts', column: 'raw', row: account })

/** Stripe's object as the mirror keeps it. */
export const sealRaw = (account: string, raw: Raw): Raw => seal(placeOf(account), raw)

/** And as Stripe gave it. */
export const unsealRaw = (account: string, stored: Raw): Raw => unseal(placeOf(account), stored)
