import { clsx } from 'clsx'
import { Skeleton } from '@/components/ui/skeleton'

const widths = ['w-40', 'w-28', 'w-48', 'w-36', 'w-32']
/** As many as fill a screen: what stands below a list that is longer would have to move. */
const rows = Array.from({ length: 25 }, (_, row) => row)

export function TimelineSkeleton() {
  return (
    <div>
      <div className="flex h-7 items-center bg-sunken px-4">
        <Skeleton className="h-3 w-24" />
      </div>
      {rows.map((row) => (
        <div key={row} className="flex h-11 items-center justify-between border-b border-line px-4 last:border-b-0">
          <Skeleton className={clsx('h-4', widths[row % widths.length])} />
          <Skeleton className="h-4 w-16" />
        </div>
      ))}
    </div>
  )
}
