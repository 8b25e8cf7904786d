import type { Metadata } from 'next'
import { findPageAccount } from '@/app/_account/find-page-account'
import { StatementScreen } from '@/app/_account/statement-screen'
import { Crumbs } from '@/components/ui/crumbs'
import { pageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

type Props = PageProps<'/accounts/[id]/statement'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await findPageAccount(await pageViewer('customer'), (await params).id)
  const t = await getTranslations('statement')
  return { title: t('titleOf', { account: account.nickname ?? account.display_name ?? account.institution_name }) }
}

export default async function StatementPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('customer')
  const account = await findPageAccount(viewer, (await params).id)
  const t = await getTranslations('statement')
  const name = account.nickname ?? account.display_name ?? account.institution_name
  return (
    <StatementScreen
      viewer={viewer}
      account={account}
      search={await searchParams}
      path={paths.statement(account.id)}
      above={<Crumbs above={{ label: name, href: paths.account(account.id) }} here={t('title')} />}
    />
  )
}
