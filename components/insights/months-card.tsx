import { Card } from '@/components/ui/card'
import { currencyName } from '@/lib/format/currency-name'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView } from '@/lib/insights/insights-view'
import { withoutTransfers } from '@/lib/insights/months'
import { Disclosure } from './disclosure'
import type { InsightWords } from './insight-words'
import { LinkChoice } from './link-choice'
import { monthBars, topOfMonths } from './month-bars'
import { MonthsChart } from './months-chart'
import { MonthsTable } from './months-table'
import { chosen, type Place } from './place'

/** A year and the month before it began, so that the same month can be compared. */
const drawn = 13

type Props = { insights: InsightsView; currency: string; place: Place; words: InsightWords }

export async function MonthsCard({ insights, currency, place, words }: Props) {
  const t = await getTranslations('insights')
  const all = insights.months.filter((month) => month.currency === currency)
  const latest = all.slice(-drawn)
  const bars = monthBars(latest, place, words)
  const isCounted = place.choice.transfers === 'counted'
  const top = topOfMonths(isCounted ? latest : latest.map(withoutTransfers))
  const { currencies } = insights
  const [newest] = bars.slice(-1)
  return (
    <Card aria-labelledby="months" className="grid gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="months" className="text-body font-semibold">
          {t('months.title')}
        </h2>
        <div className="flex flex-wrap gap-2">
          {currencies.length > 1 && (
            <LinkChoice
              label={t('months.currency')}
              options={currencies.map((each) => ({
                label: each.toUpperCase(),
                href: chosen(place, { currency: each }),
                isChosen: each === currency,
              }))}
            />
          )}
          {insights.transfers.length > 0 && (
            <LinkChoice
              label={t('months.transfers')}
              options={(['counted', 'left_out'] as const).map((each) => ({
                label: t(`months.${each}`),
                href: chosen(place, { transfers: each }),
                isChosen: each === place.choice.transfers,
              }))}
            />
          )}
        </div>
      </div>
      <MonthsChart
        key={currency}
        months={bars}
        ticks={[0, 50, 100].map((at) => ({ at, label: words.round((top * at) / 100, currency) }))}
        words={{
          month: t('months.month'),
          in: t('months.in'),
          out: t('months.out'),
          net: t('months.net'),
          soFar: t('months.soFar', { month: newest?.name ?? '' }),
        }}
        notes={latest.map((month, index) => {
          const { name = '', between = '' } = bars[index] ?? {}
          if (month.transfers_in === 0 && month.transfers_out === 0) return t('months.noTransfers')
          return t(isCounted ? 'months.countedNote' : 'months.leftOutNote', { amount: between, month: name })
        })}
        said={bars.map(({ name, ...bar }) =>
          t('months.said', { month: name, in: bar.in.text, out: bar.out.text, net: bar.net.text }),
        )}
      />
      <Disclosure summary={t('months.table')}>
        <MonthsTable
          months={monthBars(all, place, words)}
          caption={`${t('months.title')}, ${currencyName(currency, words.locale)}`}
        />
      </Disclosure>
    </Card>
  )
}
