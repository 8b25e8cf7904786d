import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { SettingCard } from '@/components/support/setting-card'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { pageViewer } from '@/lib/auth/page-viewer'
import { mayEnter } from '@/lib/auth/viewer'
import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/get-translations'
import { listSettings } from '@/lib/settings/list-settings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

export default async function SettingsPage() {
  const viewer = await pageViewer('staff')
  const settings = await listSettings(viewer)
  const t = await getTranslations('settings')
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} />
      <BankClockProvider bankNowMs={now()}>
        <div className="grid max-w-[720px] gap-6">
          {settings.map((setting) => (
            <SettingCard
              key={setting.name}
              initial={setting}
              priceCents={env().prices.transactions}
              canChange={mayEnter(viewer, 'admin')}
            />
          ))}
        </div>
      </BankClockProvider>
    </>
  )
}
