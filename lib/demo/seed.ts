import 'server-only'
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { findDemoViewer } from './demo-viewer'
import { givePassword } from './give-password'
import { linkBank } from './link-bank'
import { type DemoPerson, demoPassword, demoPeople } from './people'

/** Makes what is missing of the demo people, and of the banks they had linked so many days ago. Returns true if something was. */
export async function seedDemo(daysAgo = 0): Promise<boolean> {
  const people = Object.values(demoPeople)
  const isNew = await makePeople(people)
  let linked = 0
  for (const { email, banks } of people) {
    linked += await linkBanks(
      email,
      banks.filter(({ linkedDaysAgo }) => linkedDaysAgo >= daysAgo),
    )
  }
  return isNew || linked > 0
}

/** All or none, so that a kill on the way leaves nobody without a password. */
async function makePeople(people: DemoPerson[]): Promise<boolean> {
  const emails = people.map(({ email }) => email)
  if ((await database().$count(users, inArray(users.email, emails))) === people.length) return false
  const password = await hashPassword(demoPassword)
  return database().transaction(async (transaction) => {
    const made = await transaction
      .insert(users)
      .values(people.map(({ name, email, role }) => ({ id: randomUUID(), name, email, role, emailVerified: true })))
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id })
    await givePassword(
      transaction,
      made.map(({ id }) => id),
      password,
    )
    return made.length > 0
  })
}

/** A bank that was linked once is not linked again, whatever became of its accounts. */
async function linkBanks(email: string, banks: DemoPerson['banks']): Promise<number> {
  let linked = 0
  for (const bank of banks) {
    const viewer = await findDemoViewer(email)
    if (await hasAccountsAt(viewer, bank.institution)) continue
    await linkBank(viewer, { institution: bank.institution, accounts: bank.accounts })
    linked += 1
  }
  return linked
}

async function hasAccountsAt({ holderId }: Viewer, institution: string): Promise<boolean> {
  if (holderId === null) return false
  const there = and(eq(accounts.holderId, holderId), eq(accounts.institutionName, institution))
  return (await database().$count(accounts, there)) > 0
}
