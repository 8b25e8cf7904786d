import type { BalanceDay } from '@/lib/balances/history-view'
import { namedDays } from './chart-days'
import { datesHeight } from './chart-heights'
import type { DayWords } from './use-day-words'

type Props = { days: readonly BalanceDay[]; words: DayWords }

export function ChartDates({ days, words }: Props) {
  return (
    <div aria-hidden="true" className={`relative ${datesHeight} text-meta text-ink-3`}>
      {namedDays(days).map((place) => (
        <span
          key={place}
          className="absolute -translate-x-1/2 whitespace-nowrap"
          style={{ left: `clamp(20px, ${((place + 0.5) / days.length) * 100}%, 100% - 20px)` }}
        >
          {words.date(days[place]?.day ?? '')}
        </span>
      ))}
    </div>
  )
}
