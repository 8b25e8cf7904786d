import { Card, CardHeader } from '@/components/ui/card'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView } from '@/lib/insights/insights-view'
import { mostDaysApart } from '@/lib/insights/transfers'
import { Disclosure } from './disclosure'
import { FigureLink } from './figure-link'
import type { InsightWords } from './insight-words'
import { type Place, rowAt } from './place'

/** More pairs than this are a list of their own; nobody has looked through them. */
const drawn = 100

type Props = { insights: InsightsView; place: Place; words: InsightWords }

/** What was taken for a transfer, both rows of each. */
export async function TransfersCard({ insights, place, words }: Props) {
  const t = await getTranslations('insights')
  const { transfers } = insights
  return (
    <Card aria-labelledby="transfers">
      <CardHeader id="transfers" title={t('transfers.title')} />
      <div className="px-4 pb-3">
        <p className="text-ink-2">{t('transfers.how', { days: mostDaysApart })}</p>
        <Disclosure summary={t('transfers.show', { count: transfers.length })}>
          <ul className="divide-y divide-line">
            {transfers.slice(0, drawn).map(({ out, in: into, days_apart }) => (
              <li key={out.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2">
                <span className="min-w-0">
                  <span className="block">
                    {t('transfers.from', { from: words.accountName(out.account), to: words.accountName(into.account) })}
                  </span>
                  <span className="block text-meta text-ink-3">
                    {words.weekday(out.day)} · {t('transfers.days', { days: days_apart })}
                  </span>
                </span>
                <span className="grid justify-items-end">
                  <FigureLink href={rowAt(place, out)}>{words.money(out.amount, out.currency, 'both')}</FigureLink>
                  <FigureLink href={rowAt(place, into)}>{words.money(into.amount, into.currency, 'both')}</FigureLink>
                </span>
              </li>
            ))}
          </ul>
          {transfers.length > drawn && (
            <p className="text-meta text-ink-3">{t('transfers.newest', { count: drawn })}</p>
          )}
        </Disclosure>
      </div>
    </Card>
  )
}
