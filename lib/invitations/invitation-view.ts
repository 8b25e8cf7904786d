// (shared) An invitation as staff see it, and what its guest is asked.
import { z } from 'zod'
import { askedKinds, askedPermissions } from './asked'

/** What the guest's link sessions ask, in Stripe's words; without filters any account will do. */
export const invitationAsks = z.strictObject({
  permissions: z.array(z.enum(askedPermissions)).min(1, 'ask for at least one permission').max(askedPermissions.length),
  filters: z
    .strictObject({
      account_subcategories: z.array(z.enum(askedKinds)).min(1).max(askedKinds.length).optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'a country is two capital letters')
        .optional(),
    })
    .optional(),
})
export type InvitationAsks = z.infer<typeof invitationAsks>
export const invitationView = z.object({
  id: z.uuid(),
  /** Null for a holder who has none at Stripe either. */
  name: z.string().nullable(),
  permissions: z.array(z.string()),
  account_subcategories: z.array(z.string()),
  country: z.string().nullable(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
})
export type InvitationView = z.infer<typeof invitationView>

/** Whom staff know, and who signs in as nobody or as a guest. */
export type InvitedHolder = { id: string; name: string | null }

/** The link stands in this answer and nowhere else. */
export type InvitationMade = { invitation: InvitationView; link: string }

/** What a link is worth. */
export type InvitationState = 'open' | 'used' | 'expired' | 'revoked'
