import type { Metadata } from 'next'
import { accountsDrawn } from '@/components/accounts/queries'
import { DrawAgain } from '@/components/live/draw-again'
import { ClientMessages } from '@/components/shell/client-messages'
import { PageHeader } from '@/components/shell/page-header'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { pageViewer } from '@/lib/auth/page-viewer'
import { bankNow } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'
import { listSharing } from '@/lib/sharing/list-sharing'
import { SharedRow } from './shared-row'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sharing')
  return { title: t('title') }
}

export default async function SharingPage() {
  const viewer = await pageViewer('customer')
  const t = await getTranslations('sharing')
  const shared = await listSharing(viewer)
  const going = shared.filter(({ account }) => account.status !== 'disconnected').length
  return (
    <ClientMessages of={['sharing', 'link.permissions', 'account.types', 'account.sharing', 'account.disconnect']}>
      <DrawAgain question={accountsDrawn} />
      <PageHeader
        title={t('title')}
        meta={t('meta', { count: going })}
        actions={<ButtonLink href={paths.ownData}>{t('download')}</ButtonLink>}
      />
      <BankClockProvider bankNowMs={bankNow()}>
        <Card className="overflow-clip divide-y divide-line">
          {shared.map((each) => (
            <SharedRow key={each.account.id} shared={each} />
          ))}
          {shared.length === 0 && (
            <EmptyState
              title={t('noneTitle')}
              action={
                <ButtonLink href={paths.link} variant="filled">
                  {t('link')}
                </ButtonLink>
              }
            >
              {t('none')}
            </EmptyState>
          )}
        </Card>
      </BankClockProvider>
      <section className="mt-8 flex flex-wrap items-center justify-between gap-4" aria-labelledby="leave">
        <div className="grid gap-1">
          <h2 id="leave" className="font-semibold">
            {t('leaveTitle')}
          </h2>
          <p className="max-w-prose text-pretty text-ink-2">{t('leave')}</p>
        </div>
        <ButtonLink href={paths.ownDeletion} variant="danger">
          {t('leaveButton')}
        </ButtonLink>
      </section>
    </ClientMessages>
  )
}
