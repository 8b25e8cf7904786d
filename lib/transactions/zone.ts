import 'server-only'

/** A stretch of time through which a zone's clocks stand so far ahead of UTC. All in milliseconds; `to` is not included. */
export type Stretch = { from: number; to: number; ahead: number }
type Span = { from: number; to: number }

const dayMs = 86_400_000
/** No zone has two changes that are nearer to each other. */
const stepMs = 14 * dayMs
/** Bank data is younger; before and after, clocks are taken to stand as they do at these ends. */
const known = { from: Date.UTC(1970, 0, 1), to: Date.UTC(2100, 0, 1) }

/** The zone's name as everybody writes it, or undefined if there is none. */
export function findZone(name: string): string | undefined {
  // Every question of a list names one, and asking the runtime costs a quarter of a millisecond.
  if (kept.has(name)) return name
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/**
 * How a zone's clocks stand and stood. Asked of the runtime, not of the database, so that days are everywhere the same ones:
 * the two have rules of different years, and read names and signs differently.
 */
export function stretchesOf(zone: string): readonly Stretch[] {
  const before = kept.get(zone)
  if (before) return before
  const aheadAt = clockOf(zone)
  const stretches: Stretch[] = []
  let from = Number.NEGATIVE_INFINITY
  let ahead = aheadAt(known.from)
  for (let at = known.from; at < known.to; at += stepMs) {
    const next = aheadAt(at + stepMs)
    if (next === ahead) continue
    const to = changeBetween(at, at + stepMs, (moment) => aheadAt(moment) === ahead)
    stretches.push({ from, to, ahead })
    from = to
    ahead = next
  }
  stretches.push({ from, to: Number.POSITIVE_INFINITY, ahead })
  kept.set(zone, stretches)
  return stretches
}

/** When it is one of these calendar days in a zone: mostly one span, but clocks that go back over midnight make a day come twice. */
export function spansOf(zone: string, from: string | undefined, to: string | undefined): Span[] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) + dayMs
  const spans: Span[] = []
  for (const stretch of stretchesOf(zone)) {
    const span = { from: Math.max(stretch.from, first - stretch.ahead), to: Math.min(stretch.to, end - stretch.ahead) }
    if (span.from >= span.to) continue
    const last = spans.at(-1)
    if (last?.to === span.from) last.to = span.to
    else spans.push(span)
  }
  return spans
}

const kept = new Map<string, readonly Stretch[]>()

/** The first second that is no longer told as `from` is. */
function changeBetween(from: number, to: number, isAsBefore: (at: number) => boolean): number {
  let [before, after] = [from, to]
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000
    if (isAsBefore(middle)) before = middle
    else after = middle
  }
  return after
}

function clockOf(timeZone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (at) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
    const told = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return told - at
  }
}
