import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accountHolders } from '../account-holders/table'
import type { StripeAccount } from './from-stripe'

/** The mirror of an account. `raw` comes from unexpanded objects only: owners are never stored. Read and written by `raw.ts`, since it may be sealed. */
export const accounts = pgTable(
  'accounts',
  {
    id: text().primaryKey(),
    holderId: uuid('holder_id')
      .notNull()
      .references(() => accountHolders.id),
    status: text().notNull(),
    institutionName: text('institution_name').notNull(),
    displayName: text('display_name'),
    /** What its holder calls it; Stripe's name stays beside it. */
    nickname: text(),
    /** Where its holder put it among their accounts; null behind those that were put anywhere. */
    position: integer(),
    last4: text(),
    category: text().notNull(),
    subcategory: text().notNull(),
    permissions: jsonb().$type<string[]>().notNull(),
    subscriptions: jsonb().$type<string[]>().notNull(),
    /** The last balance Stripe gave: a disconnected account keeps it. */
    balance: jsonb().$type<StripeAccount['balance']>(),
    /** When its bank last confirmed that balance: the end of a refresh that succeeded, or the balance's own time. */
    balanceConfirmedAt: timestamp('balance_confirmed_at', { withTimezone: true }),
    balanceRefresh: jsonb('balance_refresh').$type<StripeAccount['balance_refresh']>(),
    ownershipRefresh: jsonb('ownership_refresh').$type<StripeAccount['ownership_refresh']>(),
    transactionRefresh: jsonb('transaction_refresh').$type<StripeAccount['transaction_refresh']>(),
    accountNumbers: jsonb('account_numbers').$type<StripeAccount['account_numbers']>(),
    statusDetails: jsonb('status_details').$type<StripeAccount['status_details']>(),
    /** The id owners are asked with. */
    ownership: text(),
    raw: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Up to this refresh every transaction is here. */
    watermark: text(),
    /** The account that took this one's place when its bank was linked again. */
    replacedBy: text('replaced_by'),
    /** From this moment of the bank on only the successor's rows count, before it this account's; null while nothing replaced it. */
    replacedFrom: timestamp('replaced_from', { withTimezone: true }),
    /** Whether this account takes another's place: null until looked at, `asked` while a person must say which. */
    replacement: text().$type<'asked' | 'settled'>(),
    /** The connected account it is read under; null for the platform's own. */
    stripeAccount: text('stripe_account'),
    /** When the slow sweep last looked, on the real clock. */
    sweptAt: timestamp('swept_at', { withTimezone: true }),
    linkedAt: timestamp('linked_at', { withTimezone: true }).notNull(),
    /** When it was first read as disconnected, on the real clock; null while it is not. */
    disconnectedAt: timestamp('disconnected_at', { withTimezone: true }),
    /** When its bank was first found to refuse, on Stripe's clock; null again once a refresh begun after that has succeeded. */
    stoppedAt: timestamp('stopped_at', { withTimezone: true }),
    /** What its holder was written of its ends, each by its kind and date: nobody is told twice. */
    mailed: jsonb().$type<string[]>().notNull().default([]),
    /** On Stripe's clock, like every age a person is shown. */
    pulledAt: timestamp('pulled_at', { withTimezone: true }),
    /** Grows with every write: a pull that read before somebody else wrote starts again. */
    version: integer().notNull().default(1),
    /** When the server job is to pull next, on the real clock; null when nothing is expected. */
    pullDueAt: timestamp('pull_due_at', { withTimezone: true }),
    /** Pulls in a row that found a refresh pending or failed themselves: the backoff grows with them. */
    pullAttempts: integer('pull_attempts').notNull().default(0),
  },
  (table) => [
    index('accounts_holder').on(table.holderId, table.linkedAt.desc(), table.id.desc()),
    index('accounts_linked').on(table.linkedAt.desc(), table.id.desc()),
    index('accounts_last4').on(table.last4),
    index('accounts_pull_due').on(table.pullDueAt),
    index('accounts_ending')
      .on(table.holderId)
      .where(sql`${table.status} = 'inactive' or ${table.statusDetails} is not null`),
    index('accounts_swept').on(table.sweptAt.asc().nullsFirst()),
  ],
)
export type AccountRow = typeof accounts.$inferSelect
