'use client'
import { accountAnswer } from '@/components/accounts/queries'
import type { Answers } from '@/components/live/answers'
import { LiveUpdates } from '@/components/live/live-updates'
import { eventsAnswer } from '@/components/support/queries'
import { transactionsAnswer } from '@/components/transactions/queries'

/** What staff see besides: a customer's pages do not carry it. */
const answers: Answers = { account: accountAnswer, transactions: transactionsAnswer, event: eventsAnswer }

export function StaffLive({ user, cursor }: { user: string; cursor: string }) {
  return <LiveUpdates user={user} cursor={cursor} answers={answers} />
}
