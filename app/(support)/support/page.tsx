import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { AccountSearch } from '@/components/support/account-search'
import { pageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('support')
  return { title: t('title') }
}

export default async function SupportPage({ searchParams }: PageProps<'/support'>) {
  await pageViewer('staff')
  const { q } = await searchParams
  const t = await getTranslations('support')
  return (
    <>
      <PageHeader title={t('title')} />
      <AccountSearch initialText={typeof q === 'string' ? q : ''} />
    </>
  )
}
