import { TimelineSkeleton } from '@/components/transactions/timeline-skeleton'
import { awakeLater } from '@/components/ui/awake-later'
import { Card } from '@/components/ui/card'

/** An account's transactions, below its figures and its chart. */
export const TimelineBelow = awakeLater(
  () => import('@/components/transactions/timeline'),
  <Card>
    <TimelineSkeleton />
  </Card>,
)
