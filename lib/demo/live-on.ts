import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { refreshAccount } from '@/lib/accounts/refresh-account'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { forgetOldCalls } from '@/lib/stripe/forget-calls'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { findDemoViewer } from './demo-viewer'
import { demoPeople } from './people'
import { seedDemo } from './seed'
import { earlierThatDay, isVisit } from './visits'

/** Puts the one clock of this process, the machine's and the banks', to a moment. */
export type MoveTo = (atMs: number) => void

const dayMs = 86_400_000
const bankAnswersMs = 3000

/**
 * Lives the demo people's years up to today: banks linked on their day, and looked at from then on, each time through the very
 * services and jobs that a person's press sets going.
 * @param daysAgo where it begins
 */
export async function liveThrough(daysAgo: number, today: number, moveTo: MoveTo): Promise<void> {
  for (let left = daysAgo; left >= 0; left--) {
    const links = left === daysAgo || linkDays.has(left)
    if (!links && !isVisit(left)) continue
    moveTo(Math.max(today - left * dayMs - earlierThatDay(left), now()))
    if (links) await seedDemo(left)
    await lookIn()
    await letBanksAnswer(moveTo)
  }
  await forgetOldCalls()
}

/** What a customer does who wants to know how things stand: asks for balance and transactions of each account. */
export async function lookIn(): Promise<void> {
  for (const { email, banks } of Object.values(demoPeople)) {
    if (banks.length === 0) continue
    const viewer = await findDemoViewer(email)
    for (const id of await accountsOf(viewer)) {
      await refreshAccount(viewer, id, { features: ['balance', 'transactions'] })
    }
  }
}

const linkDays = new Set(
  Object.values(demoPeople).flatMap(({ banks }) => banks.map(({ linkedDaysAgo }) => linkedDaysAgo)),
)

async function accountsOf({ holderId }: Viewer): Promise<string[]> {
  if (holderId === null) return []
  const theirs = database().select({ id: accounts.id }).from(accounts).where(eq(accounts.holderId, holderId))
  return (await theirs.orderBy(asc(accounts.linkedAt), asc(accounts.id))).map(({ id }) => id)
}

/** The job that pulls what is due, round after round, until nothing is. */
async function letBanksAnswer(moveTo: MoveTo): Promise<void> {
  do moveTo(now() + bankAnswersMs)
  while ((await pullDueAccounts()) > 0)
}
