import type { Metadata } from 'next'
import { Entrance } from '@/components/auth/entrance'
import { ForgotForm } from '@/components/auth/forgot-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { getTranslations } from '@/lib/i18n/get-translations'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('forgot')
  return { title: t('title') }
}

export default async function ForgotPage() {
  const t = await getTranslations('forgot')
  const way = mailWay()
  const isOff = way === 'off'
  return (
    <Entrance
      title={t('title')}
      {...(isOff ? { lead: t('off') } : {})}
      below={
        <p>
          {t('known')}{' '}
          <Link href={paths.signIn} className="link">
            {t('signIn')}
          </Link>
        </p>
      }
    >
      {!isOff && (
        <ClientMessages of={['entry', 'forgot']}>
          <ForgotForm next={way === 'outbox' && <ButtonLink href={paths.outbox}>{t('outbox')}</ButtonLink>} />
        </ClientMessages>
      )}
    </Entrance>
  )
}
