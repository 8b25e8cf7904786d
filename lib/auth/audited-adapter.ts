import 'server-only'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { type Deed, record } from '@/lib/audit/record'
import type { Database } from '@/lib/db/open-database'
import { roleOf } from './roles'
import { credentials, sessions, twoFactors, users, verifications } from './table'

type MakeAdapter = ReturnType<typeof drizzleAdapter>
type Adapter = ReturnType<MakeAdapter>
type Change = { model: string; update: Record<string, unknown> }

/**
 * What better-auth stores through, with each sign-up, sign-in, sign-out and change of a second factor in the audit log, whichever
 * way the library was asked. The change and its row are one transaction: where no row can be written, nothing changes.
 */
export function auditedAdapter(db: Database): MakeAdapter {
  return (options) => {
    const plain = plainAdapter(db)(options)
    const inOne = <T>(work: (adapter: Adapter, transaction: Database) => Promise<T>): Promise<T> =>
      db.transaction((transaction) => work(plainAdapter(transaction)(options), transaction))

    async function create<T extends Record<string, unknown>, R = T>(
      asked: Parameters<typeof plain.create<T, R>>[0],
    ): Promise<R> {
      const deed = begun[asked.model]
      if (!deed) return plain.create<T, R>(asked)
      return inOne(async (adapter, transaction) => {
        const row = await adapter.create<T, R>(asked)
        await tell(transaction, deed, row)
        return row
      })
    }

    async function update<T>(asked: Parameters<typeof plain.update<T>>[0]): Promise<T | null> {
      const deed = deedOf(asked)
      if (!deed) return plain.update<T>(asked)
      return inOne(async (adapter, transaction) => {
        const row = await adapter.update<T>(asked)
        if (row) await tell(transaction, deed, row)
        return row
      })
    }

    /** Each session that ends, by whichever of the two. */
    function ending<Asked extends { model: string; where: Parameters<Adapter['deleteMany']>[0]['where'] }, T>(
      end: (adapter: Adapter, asked: Asked) => Promise<T>,
    ): (asked: Asked) => Promise<T> {
      return (asked) => {
        if (asked.model !== 'session') return end(plain, asked)
        return inOne(async (adapter, transaction) => {
          const ended = await adapter.findMany(asked)
          const result = await end(adapter, asked)
          for (const row of ended) await tell(transaction, 'session.end', row)
          return result
        })
      }
    }

    return {
      ...plain,
      create,
      update,
      delete: ending((adapter, asked) => adapter.delete(asked)),
      deleteMany: ending((adapter, asked) => adapter.deleteMany(asked)),
      transaction: (work) => db.transaction((transaction) => work(auditedAdapter(transaction)(options))),
    }
  }
}

function plainAdapter(db: Database): MakeAdapter {
  return drizzleAdapter(db, { provider: 'pg', schema: { users, sessions, credentials, verifications, twoFactors } })
}

const begun: Readonly<Record<string, Deed['action']>> = { session: 'session.start', user: 'user.sign_up' }

/** A new secret brings codes of its own, and counts only from its first right code on. */
function deedOf({ model, update }: Change): Deed['action'] | null {
  if (model === 'user' && update.twoFactorEnabled === true) return 'second_factor.enable'
  if (model === 'user' && update.twoFactorEnabled === false) return 'second_factor.disable'
  return model === 'twoFactor' && 'backupCodes' in update && !('secret' in update) ? 'second_factor.renew_codes' : null
}

const known = z.object({ id: z.string(), userId: z.string().optional() })

/** Sessions stand in the log themselves, of all else whose it is. */
async function tell(db: Database, action: Deed['action'], row: unknown): Promise<void> {
  const { id, userId = id } = known.parse(row)
  const [person] = await db.select({ role: users.role }).from(users).where(eq(users.id, userId))
  const subject = action.startsWith('session.') ? id : userId
  await record(db, { actor: { userId, role: roleOf(person?.role) }, action, subject })
}
