// (shared) Where everything of a timeline stands, from nothing but the number of rows of each day. Measures are pixels from the list's top.

export type DayCount = { day: string; count: number }
export type Heights = { row: number; header: number; silent: number; month: number }

/** `top`: where it begins; `row`: the number of its first row, or of the next one below; `line`: the lines above it, as `aria-rowindex` counts them. */
type Place = { top: number; row: number; line: number }
export type DayGroup = Place & { kind: 'day'; day: string; count: number }
/** Two silent days or more, both ends included. */
export type SilentGroup = Place & { kind: 'silent'; from: string; to: string }
/** Above the newest day of a month, as 2025-07. */
export type MonthGroup = Place & { kind: 'month'; month: string }
export type Group = DayGroup | SilentGroup | MonthGroup

export type Layout = {
  groups: readonly Group[]
  heights: Heights
  height: number
  /** How many rows there are, and how many lines: rows, headers and all. */
  rows: number
  lines: number
}

/** Days newest first. Months stand between them where there are enough that their totals help. */
export function layOut(days: readonly DayCount[], heights: Heights): Layout {
  const groups: Group[] = []
  const end = { top: 0, row: 0, line: 0 }
  const withMonths = countMonths(days) >= fewestMonths
  let newer: string | null = null
  for (const { day, count } of days) {
    const silence = newer === null ? null : silenceBetween(day, newer)
    if (silence) {
      groups.push({ kind: 'silent', ...silence, ...end })
      end.top += heights.silent
      end.line += 1
    }
    if (withMonths && monthOf(day) !== monthOf(newer)) {
      groups.push({ kind: 'month', month: day.slice(0, 7), ...end })
      end.top += heights.month
      end.line += 1
    }
    groups.push({ kind: 'day', day, count, ...end })
    end.top += heights.header + count * heights.row
    end.row += count
    end.line += 1 + count
    newer = day
  }
  return { groups, heights, height: end.top, rows: end.row, lines: end.line }
}

/** The day a row belongs to, and its number in it. */
export function dayOfRow({ groups }: Layout, row: number): { group: DayGroup; index: number } | null {
  // A silence has the number of the row below it, so the last group that begins by this row is a day.
  const group = groups[lastWhere(groups, (candidate) => candidate.row <= row)]
  return group?.kind === 'day' && row < group.row + group.count ? { group, index: row - group.row } : null
}

export function topOfRow(layout: Layout, row: number): number {
  const place = dayOfRow(layout, row)
  return place ? place.group.top + layout.heights.header + place.index * layout.heights.row : layout.height
}

/** The row at this height, or the nearest below it. */
export function rowAt(layout: Layout, top: number): number {
  const { groups, heights, rows } = layout
  const group =
    groups[
      Math.max(
        0,
        lastWhere(groups, (candidate) => candidate.top <= top),
      )
    ]
  if (group?.kind !== 'day') return group?.row ?? 0
  const index = Math.floor((top - group.top - heights.header) / heights.row)
  return Math.min(group.row + Math.min(Math.max(index, 0), group.count), rows - 1)
}

/** The day at this date, or the nearest older one; the oldest where there is none. */
export function dayAtOrBefore({ groups }: Layout, date: string): DayGroup | null {
  const days = groups.filter((group) => group.kind === 'day')
  return days.find(({ day }) => day <= date) ?? days.at(-1) ?? null
}

export type Range = { first: number; end: number }

/** Rows are drawn in steps, so that most of a scroll draws nothing anew, and never more than these where a screen can do with them. */
export const mostRows = 58
/** As many as the server paints: more than most screens show. */
export const firstRows = 40
const longestStep = 8

/** The rows to draw for what is seen between two heights. */
export function rangeOf(layout: Layout, from: number, to: number): Range {
  if (layout.rows === 0) return { first: 0, end: 0 }
  const first = rowAt(layout, from)
  const end = rowAt(layout, to) + 1
  const room = Math.max(mostRows - (end - first), 0)
  const step = Math.max(1, Math.min(longestStep, Math.floor(room / 4)))
  const beyond = Math.max(0, Math.floor((room - 2 * step) / 2))
  return {
    first: Math.max(0, Math.floor((first - beyond) / step) * step),
    end: Math.min(layout.rows, Math.ceil((end + beyond) / step) * step),
  }
}

export type Part = { group: DayGroup; from: number; to: number } | { group: SilentGroup | MonthGroup }

/** What stands between two rows, from top to bottom: days with the rows of theirs to draw (numbers in the day), and what is between days. */
export function partsOf(layout: Layout, { first, end }: Range): { top: number; parts: Part[] } {
  const { groups, heights } = layout
  const parts: Part[] = []
  let at = lastWhere(groups, (group) => group.row < first) + 1
  // A day that began above.
  const above = groups[at - 1]
  if (above?.kind === 'day' && above.row + above.count > first) at -= 1
  const begins = groups[at]
  if (!begins) return { top: 0, parts }
  for (let group = groups[at]; group && group.row < end; group = groups[++at]) {
    if (group.kind !== 'day') parts.push({ group })
    else parts.push({ group, from: Math.max(first - group.row, 0), to: Math.min(end - group.row, group.count) })
  }
  const cut = begins.kind === 'day' && begins.row < first ? (first - begins.row) * heights.row : 0
  return { top: begins.top + cut, parts }
}

/** Fewer have their totals within sight of the summary. */
const fewestMonths = 3
const dayMs = 86_400_000

function monthOf(day: string | null): string | undefined {
  return day?.slice(0, 7)
}

function countMonths(days: readonly DayCount[]): number {
  return new Set(days.map(({ day }) => monthOf(day))).size
}

function silenceBetween(older: string, newer: string): { from: string; to: string } | null {
  const from = Date.parse(older) + dayMs
  const to = Date.parse(newer) - dayMs
  return to - from >= dayMs ? { from: utcDay(from), to: utcDay(to) } : null
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** The last place for which this holds, of a list in which it holds up to some place; -1 for none. */
function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low - 1
}
