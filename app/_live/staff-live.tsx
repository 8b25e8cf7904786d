'use client'
import type { ComponentProps } from 'react'
import { accountAnswer } from '@/components/accounts/queries'
import type { Answers } from '@/components/live/answers'
import { LiveUpdates } from '@/components/live/live-updates'
import { deliveriesAnswer, eventsAnswer } from '@/components/support/queries'
import { transactionsAnswer } from '@/components/transactions/answer'

/** What staff see besides: a customer's pages do not carry it. */
const answers: Answers = {
  account: accountAnswer,
  transactions: transactionsAnswer,
  event: eventsAnswer,
  deliveries: deliveriesAnswer,
}

export function StaffLive(props: Omit<ComponentProps<typeof LiveUpdates>, 'answers'>) {
  return <LiveUpdates {...props} answers={answers} />
}
