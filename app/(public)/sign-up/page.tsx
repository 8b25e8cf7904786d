import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Entrance } from '@/components/auth/entrance'
import { nextPath, withNext } from '@/components/auth/next-path'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { startPage } from '@/components/shell/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { passwordLength } from '@/lib/auth/auth'
import { findPageViewer } from '@/lib/auth/page-viewer'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signUp')
  return { title: t('title') }
}

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const next = nextPath((await searchParams).next)
  const viewer = await findPageViewer()
  if (viewer) redirect(next ?? startPage(viewer))
  const t = await getTranslations('signUp')
  const signIn = withNext(paths.signIn, next)
  if (env().signUp !== 'open') {
    return (
      <Entrance title={t('invitedTitle')} lead={t('invitedText')} below={null}>
        <ButtonLink href={signIn} variant="filled" size="large">
          {t('signIn')}
        </ButtonLink>
      </Entrance>
    )
  }
  return (
    <Entrance
      title={t('title')}
      below={
        <p>
          {t('known')}{' '}
          <Link href={signIn} className="link">
            {t('signIn')}
          </Link>
        </p>
      }
    >
      <ClientMessages of={['entry', 'signUp']}>
        <SignUpForm minPasswordLength={passwordLength.min} />
      </ClientMessages>
    </Entrance>
  )
}
