import 'server-only'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'

type Expandable = { anybody: readonly string[]; staff: readonly string[] }

/** What each answer may carry in full, and for whom. A connected account is more than anybody here needs to see. */
const expandable = {
  session: {
    anybody: ['accounts.data.ownership'],
    staff: ['account_holder.customer', 'accounts.data.account_holder.customer'],
  },
  account: { anybody: ['ownership'], staff: ['account_holder.customer'] },
  accounts: { anybody: ['data.ownership'], staff: ['data.account_holder.customer'] },
  owners: { anybody: [], staff: [] },
  transaction: { anybody: [], staff: [] },
  transactions: { anybody: [], staff: [] },
} as const satisfies Record<string, Expandable>

/** Refuses, in Stripe's words, what this answer does not expand for this viewer. */
export function requireExpandable(viewer: Viewer, answer: keyof typeof expandable, expand: string[] | undefined): void {
  const { anybody, staff }: Expandable = expandable[answer]
  const allowed = isStaff(viewer) ? [...anybody, ...staff] : anybody
  for (const [index, property] of (expand ?? []).entries()) {
    if (allowed.includes(property)) continue
    const message = `This property cannot be expanded (${property.slice(0, 255)}).`
    throw new AppError('parameter_invalid', message, { param: `expand[${index}]` })
  }
}
