import type { Metadata } from 'next'
import { Entrance } from '@/components/auth/entrance'
import { JoinForm } from '@/components/auth/join-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Link } from '@/components/ui/link'
import { passwordLength } from '@/lib/auth/auth'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('join')
  return { title: t('title') }
}

export default async function JoinPage() {
  const t = await getTranslations('join')
  return (
    <Entrance
      title={t('title')}
      lead={t('lead')}
      below={
        <p>
          {t('known')}{' '}
          <Link href={paths.signIn} className="link">
            {t('signIn')}
          </Link>
        </p>
      }
    >
      <ClientMessages of={['entry', 'join']}>
        <JoinForm minPasswordLength={passwordLength.min} next={paths.ownSettings} />
      </ClientMessages>
    </Entrance>
  )
}
