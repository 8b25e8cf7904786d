// (shared) What the database knows of itself. drizzle-kit reads tables outside the product, so these files stand alone.
import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** One row: whose data this is. */
export const installation = pgTable(
  'installation',
  {
    id: integer('id').primaryKey().default(1),
    /** simulator, test or live; never changes. */
    mode: text('mode').notNull(),
    /** Hash of the Stripe account the key belongs to; null until it was asked for, and in the simulator. */
    stripeAccountHash: text('stripe_account_hash'),
    /** The simulator whose accounts these are: a second one would know nothing of them. Null with a key. */
    simulatorId: text('simulator_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('installation_is_one_row', sql`${table.id} = 1`)],
)

/** A lock that another instance can see, and that ends by itself when its owner dies. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  owner: text('owner').notNull(),
  until: timestamp('until', { withTimezone: true }).notNull(),
  /** Grows with every owner: what an owner whose lease ran out still writes can be told from its successor's. */
  fence: bigint('fence', { mode: 'number' }).notNull(),
})
