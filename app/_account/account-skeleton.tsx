import { TimelineSkeleton } from '@/components/transactions/timeline-skeleton'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The boxes of an account's page before anything is known of it. */
export function AccountSkeleton() {
  return (
    <div className="grid gap-6">
      <div className="flex items-start gap-3 pt-6">
        <Skeleton className="size-10" />
        <div className="grid gap-2">
          <Skeleton className="h-6 w-56" />
          <Skeleton className="h-4 w-40" />
        </div>
      </div>
      <Card className="grid gap-6 p-6 sm:grid-cols-3">
        <Skeleton className="h-16 w-36" />
        <Skeleton className="h-16 w-36" />
        <Skeleton className="h-16 w-36" />
      </Card>
      <Card className="overflow-clip">
        <TimelineSkeleton />
      </Card>
    </div>
  )
}
