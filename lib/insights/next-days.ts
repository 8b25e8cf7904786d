// (shared) When something regular is likely to come again.
import { daysBetween } from '@/lib/format/day'
import { addDays, addMonths, dayInMonth, isWeekend, lastDayOf, monthOf } from './calendar'
import { type RhythmName, rhythms } from './rhythm'

export type DayRule =
  /** Counted in weeks from the last one. */
  | { kind: 'weeks'; weeks: 1 | 2 }
  /** On this date, every so many months; the 31st is the last day of any month. */
  | { kind: 'date'; date: number; months: 1 | 3 | 12; weekends: 'kept' | 'later' | 'earlier' }

export type NextDay = { day: string; moved: 'later' | 'earlier' | null }

/** With fewer it may be chance that none came at a weekend. */
const enoughToAvoidWeekends = 6

const months = { monthly: 1, quarterly: 3, yearly: 12 } as const

/** What the days until now say of the next: the date that most came on, and whether weekends were avoided. Money in then comes before one, money out after it. */
export function dayRuleOf(days: readonly string[], rhythm: RhythmName, direction: 'in' | 'out'): DayRule {
  if (rhythm === 'weekly') return { kind: 'weeks', weeks: 1 }
  if (rhythm === 'two_weeks') return { kind: 'weeks', weeks: 2 }
  const avoids = days.length >= enoughToAvoidWeekends && !days.some(isWeekend)
  const moves = direction === 'in' ? 'earlier' : 'later'
  return { kind: 'date', date: usualDate(days), months: months[rhythm], weekends: avoids ? moves : 'kept' }
}

/** The days after the last one, up to and including `until`; `last` is the day it last came. */
export function daysAfter(last: string, rule: DayRule, until: string): NextDay[] {
  const found: NextDay[] = []
  for (let step = 1; ; step += 1) {
    const next = rule.kind === 'weeks' ? plain(addDays(last, 7 * rule.weeks * step)) : nextOnDate(last, rule, step)
    if (next.day > until) return found
    found.push(next)
  }
}

/** When more than one was missed, on any of the days a rhythm allows. */
export function isMissedTwice(last: string, rhythm: RhythmName, seenUntil: string): boolean {
  return daysBetween(last, seenUntil) > 2 * rhythms[rhythm].most
}

/** The date among theirs that all days are nearest to; of two as near, the later, so that a month's end is one. */
function usualDate(days: readonly string[]): number {
  const candidates = [...new Set(days.map((day) => (day === lastDayOf(monthOf(day)) ? 31 : dateOf(day))))]
  const distances = candidates.map((date) => ({
    date,
    far: days.reduce((sum, day) => sum + Math.abs(daysBetween(nearest(day, date), day)), 0),
  }))
  const best = distances.reduce((found, each) => (isBetter(each, found) ? each : found), { date: 1, far: Infinity })
  return best.date
}

function isBetter(one: { date: number; far: number }, other: { date: number; far: number }): boolean {
  return one.far === other.far ? one.date > other.date : one.far < other.far
}

function dateOf(day: string): number {
  return Number(day.slice(8))
}

function nextOnDate(last: string, rule: Extract<DayRule, { kind: 'date' }>, step: number): NextDay {
  const from = monthOf(nearest(last, rule.date))
  const day = dayInMonth(addMonths(from, rule.months * step), rule.date)
  if (rule.weekends === 'kept' || !isWeekend(day)) return plain(day)
  const steps = rule.weekends === 'later' ? [1, 2] : [-1, -2]
  const moved = steps.map((days) => addDays(day, days)).find((each) => !isWeekend(each)) ?? day
  return { day: moved, moved: rule.weekends }
}

/** The day of this date, in this month or the ones beside it, that is nearest. */
function nearest(day: string, date: number): string {
  const around = [-1, 0, 1].map((months) => dayInMonth(addMonths(monthOf(day), months), date))
  return around.reduce((best, each) =>
    Math.abs(daysBetween(each, day)) < Math.abs(daysBetween(best, day)) ? each : best,
  )
}

function plain(day: string): NextDay {
  return { day, moved: null }
}
