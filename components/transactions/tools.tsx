'use client'
import { type FilterAccount, Filters } from './filters/filters'
import { SearchField } from './filters/search-field'
import { Jump } from './jump'
import type { Timeline } from './use-timeline'

type Props = {
  timeline: Timeline
  /** Null where the page is one account's. */
  accounts: readonly FilterAccount[] | null
  currency: string
}

/** Fewer are in sight anyway. */
const worthAJump = 30

/** Search and filters. */
export function Tools({ timeline, accounts, currency }: Props) {
  const { address, isFiltered, clear, query, summary, controls } = timeline
  const [newest, oldest] = [query.data?.days[0], query.data?.days.at(-1)]
  const { filter, setFilter } = address
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <SearchField q={filter.q} onSearch={(q) => setFilter({ ...filter, q }, 'typing')} />
      <Filters
        filter={filter}
        accounts={accounts}
        currency={currency}
        isFiltered={isFiltered}
        onChange={(next) => setFilter(next, 'choice')}
        onClear={clear}
        jump={
          newest &&
          oldest &&
          (summary?.count ?? 0) > worthAJump && (
            <Jump oldest={oldest.day} newest={newest.day} onJump={(date) => controls.current?.jump(date)} />
          )
        }
      />
    </div>
  )
}
