import { Card } from '@/components/ui/card'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView } from '@/lib/insights/insights-view'
import type { InsightWords } from './insight-words'
import { LinkChoice } from './link-choice'
import { chosen, type Place } from './place'
import { RowList } from './row-list'

type Props = { insights: InsightsView; currency: string; place: Place; words: InsightWords }

export async function BiggestCard({ insights, currency, place, words }: Props) {
  const t = await getTranslations('insights')
  const rows = insights.biggest.rows.filter((row) => row.currency === currency)
  return (
    <Card aria-labelledby="biggest" className="px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="biggest" className="text-body font-semibold">
          {t('biggest.title')}
        </h2>
        <LinkChoice
          label={t('biggest.period')}
          options={(['30', '90', '365'] as const).map((days) => ({
            label: t('biggest.days', { days: Number(days) }),
            href: chosen(place, { days }),
            isChosen: days === place.choice.days,
          }))}
        />
      </div>
      {rows.length === 0 ? (
        <p className="py-2 text-ink-2">{t('biggest.empty')}</p>
      ) : (
        <RowList rows={rows} place={place} words={words} />
      )}
    </Card>
  )
}
