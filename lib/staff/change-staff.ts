import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { announceEnd, deleteSessionsOf } from '@/lib/auth/end-sessions'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import { requireAdmin, staffRole } from './staff-role'
import type { StaffRole } from './staff-view'

export const staffPath = z.object({ user: z.string().regex(/^[\w-]{1,64}$/) })
export const roleBody = z.strictObject({ role: staffRole })
export const suspensionBody = z.strictObject({ suspended: z.boolean() })

type Person = { id: string; role: StaffRole; suspendedAt: Date | null }
type Change = (transaction: Database, person: Person) => Promise<void>

/** Their sessions end: the next one begins with the new rights. */
export function changeRole(viewer: Viewer, userId: string, role: StaffRole): Promise<void> {
  return changeStaff(viewer, userId, async (transaction, person) => {
    if (person.role === role) return
    if (role !== 'admin') await requireAnotherAdmin(transaction, person.id)
    await transaction.update(users).set({ role }).where(eq(users.id, userId))
    await record(transaction, { actor: viewer, action: 'staff.change_role', subject: userId, detail: { role } })
  })
}

/** Keeps somebody out until they are let in again. */
export function suspend(viewer: Viewer, userId: string): Promise<void> {
  return changeStaff(viewer, userId, async (transaction, person) => {
    if (person.suspendedAt) return
    await requireAnotherAdmin(transaction, person.id)
    await transaction
      .update(users)
      .set({ suspendedAt: new Date(now()) })
      .where(eq(users.id, userId))
    await record(transaction, { actor: viewer, action: 'staff.suspend', subject: userId })
  })
}

export function unsuspend(viewer: Viewer, userId: string): Promise<void> {
  return changeStaff(viewer, userId, async (transaction, person) => {
    if (!person.suspendedAt) return
    await transaction.update(users).set({ suspendedAt: null }).where(eq(users.id, userId))
    await record(transaction, { actor: viewer, action: 'staff.unsuspend', subject: userId })
  })
}

export function removeStaff(viewer: Viewer, userId: string): Promise<void> {
  return changeStaff(viewer, userId, async (transaction, person) => {
    await requireAnotherAdmin(transaction, person.id)
    await transaction.delete(users).where(eq(users.id, userId))
    await record(transaction, { actor: viewer, action: 'staff.remove', subject: userId })
  })
}

/** Ends the person's sessions with the change; customers are not staff, and not found. */
async function changeStaff(viewer: Viewer, userId: string, change: Change): Promise<void> {
  requireAdmin(viewer)
  const ended = await database().transaction(async (transaction) => {
    await lockAdmins(transaction)
    const [row] = await transaction
      .select({ id: users.id, role: users.role, email: users.email, suspendedAt: users.suspendedAt })
      .from(users)
      .where(and(eq(users.id, userId), inArray(users.role, staffRole.options)))
      .for('update')
    if (!row) throw new AppError('resource_missing', 'There is nobody like this among the staff.')
    refuseDemoPerson(row)
    const sessions = await deleteSessionsOf(transaction, userId)
    await change(transaction, { ...row, role: staffRole.parse(row.role) })
    return sessions
  })
  announceEnd(ended)
}

/** Whoever else changes staff waits here, in the same order, and then sees what this one did. */
export async function lockAdmins(transaction: Database): Promise<string[]> {
  const rows = await transaction
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.suspendedAt)))
    .orderBy(asc(users.id))
    .for('update')
  return rows.map(({ id }) => id)
}

/** For whoever takes one away. @throws AppError where this is the last admin */
export async function requireAnotherAdmin(transaction: Database, userId: string): Promise<void> {
  const admins = await lockAdmins(transaction)
  if (admins.includes(userId) && admins.length === 1) {
    throw new AppError('not_allowed', 'This is the last admin. Make another one first.')
  }
}
