import type { Metadata } from 'next'
import { Entrance } from '@/components/auth/entrance'
import { ResetForm } from '@/components/auth/reset-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { passwordLength } from '@/lib/auth/auth'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reset')
  return { title: t('title') }
}

export default async function ResetPage() {
  const t = await getTranslations('reset')
  return (
    <Entrance
      title={t('title')}
      below={
        <p>
          {t('old')}{' '}
          <Link href={paths.forgot} className="link">
            {t('another')}
          </Link>
        </p>
      }
    >
      <ClientMessages of={['entry', 'reset']}>
        <ResetForm
          minPasswordLength={passwordLength.min}
          next={
            <ButtonLink href={paths.signIn} variant="filled" size="large">
              {t('signIn')}
            </ButtonLink>
          }
        />
      </ClientMessages>
    </Entrance>
  )
}
