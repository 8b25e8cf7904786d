import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView, RecurringView } from '@/lib/insights/insights-view'
import type { InsightWords } from './insight-words'

type Props = {
  item: InsightsView['upcoming']['items'][number]
  of: RecurringView
  /** Where the rows stand that it was concluded from. */
  href: string
  words: InsightWords
}

export async function UpcomingRow({ item, of, href, words }: Props) {
  const t = await getTranslations('insights')
  const amount = words.money(item.amount, of.currency, 'both')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 px-4 py-2">
      <span className="min-w-0">
        <span className="block truncate">{of.description}</span>
        <span className="block text-meta text-ink-3">
          {t(item.is_late ? 'upcoming.late' : 'upcoming.day', { day: words.weekday(item.day) })}
        </span>
      </span>
      <a
        href={href}
        className="whitespace-nowrap rounded-kbd tabular-nums underline decoration-line underline-offset-4 hover:decoration-current"
      >
        {of.amount.kind === 'range' ? t('upcoming.about', { amount }) : amount}
      </a>
    </li>
  )
}
