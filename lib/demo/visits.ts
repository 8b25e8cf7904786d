import 'server-only'

/** Days without any visit: nobody looks at their banks on holiday, and history shows it. */
const away = { from: 215, to: 191 }
/** From then on every day: a balance that nobody asked for is a gap in its chart. */
const dailyFrom = 90
const earlierEvery = 14

/** Whether the demo's customers looked at their accounts so many days before today. */
export function isVisit(daysAgo: number): boolean {
  if (daysAgo <= away.from && daysAgo >= away.to) return false
  return daysAgo <= dailyFrom || daysAgo % earlierEvery === 0
}

/** Not always at the same hour: how long before the present time of day, in milliseconds. */
export function earlierThatDay(daysAgo: number): number {
  return ((daysAgo * 197) % 480) * 60_000
}
