import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The boxes of the page before anything is known. */
export function InsightsSkeleton() {
  return (
    <div className="grid gap-6">
      <Card className="grid gap-4 p-4 sm:p-6">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-12 w-72 max-w-full" />
        <Skeleton className="h-40 w-full" />
      </Card>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_336px]">
        <Card className="grid gap-4 p-4">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </Card>
        <Card className="grid gap-4 p-4">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </Card>
      </div>
    </div>
  )
}
