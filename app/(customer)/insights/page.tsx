import type { Metadata } from 'next'
import { findPageAccount } from '@/app/_account/find-page-account'
import { InsightsScreen } from '@/components/insights/insights-screen'
import { readChoice } from '@/components/insights/place'
import { DrawAgain } from '@/components/live/draw-again'
import { transactionsDrawn } from '@/components/transactions/answer'
import { pageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { getInsights } from '@/lib/insights/get-insights'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('insights')
  return { title: t('title') }
}

export default async function InsightsPage({ searchParams }: PageProps<'/insights'>) {
  const viewer = await pageViewer('customer')
  const choice = readChoice(await searchParams)
  const { account, days, transfers } = choice
  // Somebody else's is a page that does not exist.
  if (account !== undefined) await findPageAccount(viewer, account)
  const { timeZone: tz } = await getReading()
  const insights = await getInsights(viewer, { tz, days, transfers, ...(account !== undefined && { account }) })
  return (
    <>
      <DrawAgain question={transactionsDrawn(account)} />
      <InsightsScreen insights={insights} place={{ audience: 'holder', choice }} />
    </>
  )
}
