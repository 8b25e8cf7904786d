import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Env } from '@/lib/env'
import type { Database } from './open-database'
import { installation } from './table'

/** The database holds another mode's or another Stripe account's data; its message is for the person who started this. */
export class ForeignDatabaseError extends Error {
  override name = 'ForeignDatabaseError'
}

/** Marks a new database with its mode, or refuses one that was made in another: demo logins never meet real people's data. */
export async function stampInstallation(db: Database, mode: Env['mode']): Promise<void> {
  await db.insert(installation).values({ mode }).onConflictDoNothing()
  const found = (await db.select().from(installation))[0]
  if (found?.mode === mode) return
  throw new ForeignDatabaseError(
    `This database holds ${found?.mode} data and cannot be used in ${mode} mode: use another DATABASE_URL or DATA_DIR.`,
  )
}

/** For whoever starts a second instance in simulator mode: what they want is possible, but not like this. */
export const secondSimulator =
  'This database belongs to another simulator, and a second one would know nothing of its accounts: run one by itself with ' +
  '`npm run simulator -- --port 12111 --data FOLDER`, and start every instance with ' +
  'STRIPE_SECRET_KEY=sk_test_… and STRIPE_API_BASE=http://127.0.0.1:12111 on one new database (README, "Several instances").'

/** The same for the simulator inside the process. Of two that are new to a database at the same time, one is let in. */
export async function stampSimulator(db: Database, simulatorId: string): Promise<void> {
  const isUnclaimed = and(eq(installation.id, 1), isNull(installation.simulatorId))
  await db.update(installation).set({ simulatorId }).where(isUnclaimed)
  const [found] = await db.select().from(installation)
  if (found?.simulatorId !== simulatorId) throw new ForeignDatabaseError(secondSimulator)
}

/** The same for the Stripe account behind the key, known by a hash once Stripe was asked which it is. */
export async function stampStripeAccount(db: Database, stripeAccountHash: string): Promise<void> {
  const found = (await db.select().from(installation))[0]
  if (found?.stripeAccountHash === stripeAccountHash) return
  if (found?.stripeAccountHash) {
    throw new ForeignDatabaseError(
      "This database holds another Stripe account's data: use the key it was made with, or another database.",
    )
  }
  await db.update(installation).set({ stripeAccountHash }).where(eq(installation.id, 1))
}
