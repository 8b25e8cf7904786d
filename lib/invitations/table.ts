import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accountHolders } from '../account-holders/table'
import type { InvitationAsks } from './invitation-view'

/** A customer whom staff asked to link without a password. The token itself stands in their link only. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256, hex. */
    tokenHash: text('token_hash').notNull().unique(),
    /** What staff call whom they invite, until it is used or taken back; then it is the holder's. */
    name: text(),
    /** Under whom they link; null until a new one is made by using it. */
    holderId: uuid('holder_id').references(() => accountHolders.id, { onDelete: 'cascade' }),
    /** The guest whom it let in. */
    userId: text('user_id'),
    /** What their link sessions ask, and nothing else. */
    asks: jsonb().$type<InvitationAsks>().notNull(),
    invitedBy: text('invited_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('invitations_user').on(table.userId), index('invitations_holder').on(table.holderId)],
)
