import 'server-only'
import { isStaff, type Viewer } from '@/lib/auth/roles'

/** One fixed form for each field, so that a mask tells nothing of what is under it. By the `object` they stand in. */
const masks: Partial<Record<string, Record<string, string>>> = {
  'financial_connections.account_owner': {
    name: '•••• ••••',
    email: '••••@••••',
    phone: '••• ••• ••••',
    raw_address: '•••• ••••, ••••',
  },
  bank_account: { account_holder_name: '•••• ••••' },
  token: { client_ip: '•••' },
}

/** An answer of Stripe's as this viewer may see it: owners in full only for the customer whose account it is. */
export function forViewer<Answer>(viewer: Viewer, answer: Answer): Answer
export function forViewer(viewer: Viewer, answer: unknown): unknown {
  return isStaff(viewer) ? masked(answer) : answer
}

/** At any depth, whatever was expanded. A field that is null stays so: that nothing is known is no secret. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  const mask = 'object' in value && typeof value.object === 'string' ? masks[value.object] : undefined
  const fields = Object.entries(value).map(([key, field]) => [key, maskedField(mask?.[key], field)])
  return Object.fromEntries(fields)
}

function maskedField(mask: string | undefined, field: unknown): unknown {
  if (mask === undefined) return masked(field)
  return field === null ? null : mask
}
