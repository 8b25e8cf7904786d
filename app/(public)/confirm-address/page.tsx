import type { Metadata } from 'next'
import { ConfirmForm } from '@/components/auth/confirm-form'
import { Entrance } from '@/components/auth/entrance'
import { ClientMessages } from '@/components/shell/client-messages'
import { startPage } from '@/components/shell/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { findPageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('confirm')
  return { title: t('title') }
}

export default async function ConfirmPage() {
  const t = await getTranslations('confirm')
  const viewer = await findPageViewer()
  return (
    <Entrance title={t('title')} below={null}>
      <ClientMessages of={['confirm']}>
        <ConfirmForm
          next={
            <ButtonLink href={viewer ? startPage(viewer) : paths.signIn} variant="filled" size="large">
              {t('goOn')}
            </ButtonLink>
          }
        />
      </ClientMessages>
    </Entrance>
  )
}
