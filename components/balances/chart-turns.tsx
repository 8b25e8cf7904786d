import { clsx } from 'clsx'
import type { BalanceDay } from '@/lib/balances/history-view'
import { namedTurns, turnsOf } from './chart-shape'
import type { DayWords } from './use-day-words'

type Props = { days: readonly BalanceDay[]; words: DayWords }

/** Says where the total changes because of who is in it: else money would seem to be spent, or earned. */
export function ChartTurns({ days, words }: Props) {
  const turns = turnsOf(days)
  const named = namedTurns(turns, days.length)
  // A phone has room for one.
  const newest = turns.at(-1)
  return turns.map((turn) => {
    const share = turn.at / days.length
    const isLeft = share > 0.5
    return (
      <div
        key={turn.at}
        aria-hidden="true"
        className={clsx(
          'absolute bottom-0 border-ink-3 border-l border-dashed',
          named.has(turn) ? '-top-6' : 'top-0',
          turn !== newest && 'max-sm:top-0',
        )}
        style={{ left: `${share * 100}%` }}
      >
        {named.has(turn) && (
          <span
            className={clsx(
              'absolute top-0 w-max max-w-[min(20rem,45vw)] truncate text-meta text-ink-3',
              isLeft ? 'right-2 text-right' : 'left-2',
              turn !== newest && 'max-sm:hidden',
            )}
          >
            {words.turn(turn, days[turn.at]?.day ?? '')}
          </span>
        )}
      </div>
    )
  })
}
