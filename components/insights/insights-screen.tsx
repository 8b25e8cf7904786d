import { PageHeader } from '@/components/shell/page-header'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { InsightsView } from '@/lib/insights/insights-view'
import { paths } from '@/lib/paths'
import { BiggestCard } from './biggest-card'
import { insightWords } from './insight-words'
import { MonthsCard } from './months-card'
import { NoInsights } from './no-insights'
import { chosen, type Place } from './place'
import { RecurringCard } from './recurring-card'
import { TransfersCard } from './transfers-card'
import { UpcomingCard } from './upcoming-card'

/** What money did and is likely to do, for its owner and for support alike. Drawn on the server; only the chart follows a pointer. */
export async function InsightsScreen({ insights, place }: { insights: InsightsView; place: Place }) {
  const t = await getTranslations('insights')
  const words = await insightWords(insights)
  const { since, rows, is_whole } = insights.read
  const currency = currencyOf(insights, place)
  if (since === null || currency === undefined) return <NoInsights audience={place.audience} />
  const { audience, choice } = place
  const { account } = choice
  return (
    <>
      <PageHeader
        title={t('title')}
        above={
          account === undefined ? [] : [{ label: words.accountName(account), href: accountPage[audience](account) }]
        }
        meta={
          <>
            {t('meta', { rows, since: words.date(since) })}{' '}
            {account !== undefined && audience === 'holder' && (
              <Link href={chosen(place, { account: undefined })} className="link">
                {t('allAccounts')}
              </Link>
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {!is_whole && <Notice tone="neutral">{t('notWhole', { rows, since: words.date(since) })}</Notice>}
        <MonthsCard insights={insights} currency={currency} place={place} words={words} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_336px]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-lg:contents">
            <RecurringCard insights={insights} place={place} words={words} />
            {insights.transfers.length > 0 && <TransfersCard insights={insights} place={place} words={words} />}
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-lg:order-first">
            <UpcomingCard insights={insights} words={words} />
            <BiggestCard insights={insights} currency={currency} place={place} words={words} />
          </div>
        </div>
      </div>
    </>
  )
}

const accountPage = { holder: paths.account, staff: paths.supportAccount }

/** The one chosen, else that of most transactions. */
function currencyOf({ currencies }: InsightsView, { choice }: Place): string | undefined {
  return currencies.find((currency) => currency === choice.currency) ?? currencies[0]
}
