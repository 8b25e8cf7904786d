// @ts-check
/** @typedef {import('./words.js').Words} Words */

/**
 * “13:00”
 * @param {Words} words
 * @param {number} at unix seconds
 */
export function clockTime(words, at) {
  return new Intl.DateTimeFormat(words.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at * 1000,
  )
}

/**
 * “today at 13:00”, or the day where it is not today.
 * @param {Words} words
 * @param {number} at unix seconds
 * @param {number} now unix seconds
 */
export function expectedDay(words, at, now) {
  const clock = clockTime(words, at)
  const day = new Date(at * 1000).toDateString()
  if (day === new Date(now * 1000).toDateString()) return words.down.today(clock)
  const weekday = new Intl.DateTimeFormat(words.language, { weekday: 'long' }).format(at * 1000)
  return words.down.onDay(weekday, clock)
}

/**
 * “2 h 36 min”
 * @param {Words} words
 * @param {number} seconds
 */
export function waitOf(words, seconds) {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const parts = [unit(words, Math.floor(minutes / 60), 'hour'), unit(words, minutes % 60, 'minute')]
  return parts.filter(Boolean).join(' ')
}

/**
 * @param {Words} words
 * @param {number} count
 * @param {'hour' | 'minute'} name
 */
function unit(words, count, name) {
  if (count === 0) return ''
  return new Intl.NumberFormat(words.language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count)
}
