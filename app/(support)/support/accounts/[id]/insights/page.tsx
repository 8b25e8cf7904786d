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

type Props = PageProps<'/support/accounts/[id]/insights'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await findPageAccount(await pageViewer('staff'), (await params).id)
  const t = await getTranslations('insights')
  return { title: t('title') }
}

/** What the customer sees of this account, in the reader's zone. */
export default async function SupportInsightsPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('staff')
  const { id: account } = await findPageAccount(viewer, (await params).id)
  const choice = { ...readChoice(await searchParams), account }
  const { days, transfers } = choice
  const { timeZone: tz } = await getReading()
  const insights = await getInsights(viewer, { account, tz, days, transfers })
  return (
    <>
      <DrawAgain question={transactionsDrawn(account)} />
      <InsightsScreen insights={insights} place={{ audience: 'staff', choice }} />
    </>
  )
}
