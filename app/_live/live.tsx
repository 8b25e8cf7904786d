'use client'
import { accountAnswer } from '@/components/accounts/queries'
import type { Answers } from '@/components/live/answers'
import { LiveUpdates } from '@/components/live/live-updates'
import { transactionsAnswer } from '@/components/transactions/queries'

/** Which queries answer which hint; a kind that no page shows is left out. */
const answers: Answers = { account: accountAnswer, transactions: transactionsAnswer }

export function Live({ user, cursor }: { user: string; cursor: string }) {
  return <LiveUpdates user={user} cursor={cursor} answers={answers} />
}
