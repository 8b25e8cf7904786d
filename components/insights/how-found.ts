import 'server-only'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { RecurringView } from '@/lib/insights/insights-view'
import type { InsightWords } from './insight-words'

/** In plain sentences why something is taken to come again, and why on that day. */
export async function howFound(recurring: RecurringView, words: InsightWords): Promise<string> {
  const t = await getTranslations('insights')
  const { times, payee, first, last, rhythm, amount, rule, currency } = recurring
  const money = (minor: number) => words.money(minor, currency)
  const isEven = rhythm.missed + rhythm.odd === 0
  const sentences = [
    t('recurring.how.name', { times, payee, first: words.date(first), last: words.date(last) }),
    t(isEven ? 'recurring.how.gaps.all' : 'recurring.how.gaps.some', {
      ...rhythm,
      gap: rhythm.median_gap,
      rhythm: t(`recurring.how.rhythm.${rhythm.name}`),
    }),
    amount.kind === 'same' && t('recurring.how.same', { amount: money(amount.amount) }),
    amount.kind === 'changed' &&
      t('recurring.how.changed', {
        before: money(amount.before),
        until: words.date(amount.until),
        amount: money(amount.amount),
      }),
    amount.kind === 'range' &&
      t('recurring.how.range', { least: money(amount.least), most: money(amount.most), amount: money(amount.amount) }),
    rule.kind === 'weeks' && t('recurring.how.weeks', { weeks: rule.weeks }),
    rule.kind === 'date' &&
      (rule.date === 31 ? t('recurring.how.monthEnd') : t('recurring.how.date', { date: rule.date })),
    rule.kind === 'date' && rule.weekends !== 'kept' && t(`recurring.how.${rule.weekends}`),
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}
