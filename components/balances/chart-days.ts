import type { BalanceDay } from '@/lib/balances/history-view'

/** Which days are named under the plot: each of a few, each week of some, else the first of every so many months. */
export function namedDays(days: readonly BalanceDay[]): number[] {
  const places = [...days.keys()]
  if (days.length <= 7) return places
  // Counted back from today, so that the newest week is whole.
  if (days.length <= 45) return places.filter((place) => (days.length - 1 - place) % 7 === 3)
  const months = monthsBetween(days.length)
  return places.filter((place) => {
    const [, month, day] = (days[place]?.day ?? '').split('-')
    return day === '01' && (Number(month) - 1) % months === 0
  })
}

function monthsBetween(days: number): number {
  if (days <= 120) return 1
  return days <= 400 ? 3 : 6
}
