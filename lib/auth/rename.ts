import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { signUpBody } from './forms'
import type { Viewer } from './roles'
import { users } from './table'

export const nameBody = z.strictObject({ name: signUpBody.shape.name })

/** What to call somebody, here and where support finds them; what their bank calls them is the bank's to say. */
export async function rename(viewer: Viewer, { name }: z.output<typeof nameBody>): Promise<void> {
  refuseDemoPerson(viewer)
  const { userId } = viewer
  await database().transaction(async (db) => {
    await db
      .update(users)
      .set({ name, updatedAt: new Date(now()) })
      .where(eq(users.id, userId))
    await db.update(accountHolders).set({ name }).where(eq(accountHolders.userId, userId))
    await record(db, { actor: viewer, action: 'user.rename', subject: userId })
  })
}
