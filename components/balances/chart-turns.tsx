import { clsx } from 'clsx'
import type { BalanceDay } from '@/lib/balances/history-view'
import { namedTurns, turnsOf } from './chart-shape'
import type { DayWords } from './use-day-words'

type Props = { days: readonly BalanceDay[]; words: DayWords }

/** Says where the total changes because of who is in it: else money would seem to be spent, or earned. */
export function ChartTurns({ days, words }: Props) {
  const turns = turnsOf(days)
  const named = namedTurns(turns, days.length)
  return turns.map((turn) => {
    const share = turn.at / days.length
    const isLeft = share > 0.5
    return (
      <div
        key={turn.at}
        aria-hidden="true"
        className="absolute -top-6 bottom-0 border-ink-3 border-l border-dashed"
        style={{ left: `${share * 100}%` }}
      >
        {named.has(turn) && (
          <span
            className={clsx(
              'absolute top-0 w-max max-w-[min(20rem,45vw)] truncate text-meta text-ink-3',
              isLeft ? 'right-2 text-right' : 'left-2',
            )}
          >
            {words.turn(turn, days[turn.at]?.day ?? '')}
          </span>
        )}
      </div>
    )
  })
}
