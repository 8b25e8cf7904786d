import type { Metadata } from 'next'
import { findPageAccount } from '@/app/_account/find-page-account'
import { StatementScreen, statementTitle } from '@/app/_account/statement-screen'
import { pageViewer } from '@/lib/auth/page-viewer'

type Props = PageProps<'/accounts/[id]/statement'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await statementTitle(await findPageAccount(await pageViewer('customer'), (await params).id)) }
}

export default async function StatementPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('customer')
  const account = await findPageAccount(viewer, (await params).id)
  return <StatementScreen viewer={viewer} account={account} search={await searchParams} audience="holder" />
}
