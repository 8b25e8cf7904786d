import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The boxes of the accounts page. In a file without hooks, so that showing them costs no script. */
export function AccountsSkeleton() {
  return (
    <div className="grid gap-6">
      <TotalsSkeleton />
      <InstitutionsSkeleton />
    </div>
  )
}

function TotalsSkeleton() {
  return (
    <Card className="p-4 sm:p-6">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="mt-1 h-9 w-52" />
      <Skeleton className="mt-3 h-5 w-full max-w-96" />
    </Card>
  )
}

function InstitutionsSkeleton() {
  return (
    <Card className="divide-y divide-line">
      {['one', 'two', 'three'].map((row) => (
        <div key={row} className="flex h-16 items-center gap-3 px-4 sm:px-6">
          <Skeleton className="size-10 shrink-0" />
          <Skeleton className="h-5 w-40" />
          <Skeleton className="ml-auto h-5 w-24" />
        </div>
      ))}
    </Card>
  )
}
