'use client'
import type { ComponentProps } from 'react'
import { accountAnswer } from '@/components/accounts/queries'
import type { Answers } from '@/components/live/answers'
import { LiveUpdates } from '@/components/live/live-updates'
import { transactionsAnswer } from '@/components/transactions/answer'

/** Which queries answer which hint; a kind that no page shows is left out. */
const answers: Answers = { account: accountAnswer, transactions: transactionsAnswer }

export function Live(props: Omit<ComponentProps<typeof LiveUpdates>, 'answers'>) {
  return <LiveUpdates {...props} answers={answers} />
}
