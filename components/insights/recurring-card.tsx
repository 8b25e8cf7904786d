import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView, RecurringView } from '@/lib/insights/insights-view'
import { Disclosure } from './disclosure'
import type { InsightWords } from './insight-words'
import type { Place } from './place'
import { RecurringItem } from './recurring-item'

type Props = { insights: InsightsView; place: Place; words: InsightWords }

/** Salary first, then what costs most; what has ended behind a press. */
export async function RecurringCard({ insights, place, words }: Props) {
  const t = await getTranslations('insights')
  const { recurring } = insights
  const sorted = recurring.toSorted(byWeight)
  const going = sorted.filter(({ state }) => state !== 'ended')
  const ended = sorted.filter(({ state }) => state === 'ended')
  const list = (some: readonly RecurringView[]) => (
    <ul className="divide-y divide-line">
      {some.map((each) => (
        <RecurringItem key={each.key} recurring={each} id={proofId(insights, each.key)} place={place} words={words} />
      ))}
    </ul>
  )
  return (
    <Card aria-labelledby="recurring" className="overflow-clip">
      <CardHeader id="recurring" title={t('recurring.title')} />
      {recurring.length === 0 && (
        <EmptyState level={3} title={t('recurring.none')}>
          {t('recurring.noneBody')}
        </EmptyState>
      )}
      {going.length > 0 && list(going)}
      {ended.length > 0 && (
        <div className="border-t border-line px-4 py-2">
          <Disclosure summary={t('recurring.ended', { count: ended.length })}>
            <div className="-mx-4">{list(ended)}</div>
          </Disclosure>
        </div>
      )}
    </Card>
  )
}

/** Where the proof of what recurs stands on the page. */
export function proofId({ recurring }: InsightsView, key: string): string {
  return `proof-${recurring.findIndex((each) => each.key === key)}`
}

function byWeight(a: RecurringView, b: RecurringView): number {
  const ways = a.direction.localeCompare(b.direction)
  return ways || b.amount.amount - a.amount.amount || a.key.localeCompare(b.key)
}
