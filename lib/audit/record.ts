import 'server-only'
import { eq } from 'drizzle-orm'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { currentRequestId } from '@/lib/http/request-id'
import type { AuditAction } from './actions'
import { hashOf, instantOf } from './chain'
import type { DetailName } from './detail-names'
import { auditHead, auditLog } from './table'

/** A person, or the product by itself: a job, an event of Stripe's, a command on its server. */
export type AuditActor = Pick<Viewer, 'userId' | 'role'> | 'system' | 'webhook' | 'sweep' | 'command'

export type Detail = Partial<Record<DetailName, string | number | boolean | null | string[]>>

export type Deed<Said extends Detail = Detail> = {
  actor: AuditActor
  action: AuditAction
  /** What it was done to: an id of Stripe's or ours, or a setting's name. */
  subject: string | null
  /** Whose data it is. */
  holderId?: string | null
  /** Ids, our own words, numbers: never a name, an e-mail address or anything else of a person. */
  detail?: Exactly<Said>
}

/** TypeScript lets more through than was asked for: here a name that the page of the log has no words for does not compile. */
type Exactly<Said> = Said & Record<Exclude<keyof Said, DetailName>, never>

/**
 * Adds a row to the audit log, in the transaction that makes the change: either both are there, or neither. Call it last: it
 * holds the end of the chain until the commit, and everybody else's changes wait for it.
 */
export async function record<Said extends Detail>(
  db: Database,
  { actor, action, subject, holderId = null, detail: besides }: Deed<Said>,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const [head] = await transaction.select().from(auditHead).for('update')
    if (!head) throw new Error('the audit log has no beginning')
    const at = new Date(now())
    const requestId = currentRequestId()
    const id = head.lastId + 1
    const detail: Detail = besides ?? {}
    const said = { actor: nameOf(actor), action, subject, detail }
    const hash = hashOf({
      ...said,
      id,
      at: instantOf(at),
      actor_role: roleOf(actor),
      holder_id: holderId,
      request_id: requestId,
      previous_hash: head.lastHash,
    })
    const row = { ...said, id, at, actorRole: roleOf(actor), holderId, requestId, previousHash: head.lastHash, hash }
    await transaction.insert(auditLog).values(row)
    await transaction.update(auditHead).set({ lastId: id, lastHash: hash }).where(eq(auditHead.one, 1))
  })
}

function nameOf(actor: AuditActor): string {
  return typeof actor === 'string' ? actor : actor.userId
}

function roleOf(actor: AuditActor): string {
  return typeof actor === 'string' ? 'system' : actor.role
}
