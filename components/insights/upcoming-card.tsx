import { Card, CardHeader } from '@/components/ui/card'
import { currencyName } from '@/lib/format/currency-name'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView } from '@/lib/insights/insights-view'
import { Disclosure } from './disclosure'
import type { InsightWords } from './insight-words'
import { proofId } from './recurring-card'
import { UpcomingRow } from './upcoming-row'

/** Those of about two weeks; the rest are a press away. */
const drawn = 8

/** What is likely to come, each leading to the rows it was concluded from. */
export async function UpcomingCard({ insights, words }: { insights: InsightsView; words: InsightWords }) {
  const t = await getTranslations('insights')
  const { items, sums, to } = insights.upcoming
  const list = (some: typeof items) => (
    <ul className="divide-y divide-line border-t border-line">
      {some.map((item) => {
        const of = insights.recurring.find(({ key }) => key === item.recurring)
        const href = `#${proofId(insights, item.recurring)}`
        return of && <UpcomingRow key={`${of.key} ${item.day}`} item={item} of={of} href={href} words={words} />
      })}
    </ul>
  )
  return (
    <Card aria-labelledby="upcoming" className="overflow-clip">
      <CardHeader id="upcoming" title={t('upcoming.title')} />
      {items.length === 0 && <p className="px-4 pb-4 text-ink-2">{t('upcoming.empty', { day: words.weekday(to) })}</p>}
      {sums.map((sum) => (
        <p key={sum.currency} className="px-4 pb-2 text-ink-2 tabular-nums">
          {t(sums.length > 1 ? 'upcoming.sumsOf' : 'upcoming.sums', {
            in: words.money(sum.in, sum.currency, 'both'),
            out: words.money(sum.out, sum.currency, 'both'),
            currency: currencyName(sum.currency, words.locale),
          })}
        </p>
      ))}
      {list(items.slice(0, drawn))}
      {items.length > drawn && (
        <div className="border-t border-line px-4 py-2">
          <Disclosure summary={t('upcoming.more', { count: items.length - drawn, day: words.weekday(to) })}>
            <div className="-mx-4">{list(items.slice(drawn))}</div>
          </Disclosure>
        </div>
      )}
      <p className="border-t border-line px-4 py-3 text-meta text-ink-3">{t('upcoming.note')}</p>
    </Card>
  )
}
