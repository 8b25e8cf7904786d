import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Entrance } from '@/components/auth/entrance'
import { nextPath, withNext } from '@/components/auth/next-path'
import { SignInForm } from '@/components/auth/sign-in-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { startPage } from '@/components/shell/navigation'
import { WhoseDocument } from '@/components/shell/whose-document'
import { Link } from '@/components/ui/link'
import { findPageViewer } from '@/lib/auth/page-viewer'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = nextPath((await searchParams).next)
  const viewer = await findPageViewer()
  if (viewer) redirect(next ?? startPage(viewer))
  const t = await getTranslations('signIn')
  const isOpen = env().signUp === 'open'
  return (
    <Entrance
      title={t('title')}
      {...(next ? { lead: t('returning') } : {})}
      below={
        isOpen ? (
          <p>
            {t('newHere')}{' '}
            <Link href={withNext(paths.signUp, next)} className="link">
              {t('create')}
            </Link>
          </p>
        ) : (
          <p>{t('invitedOnly')}</p>
        )
      }
    >
      <WhoseDocument user={null} />
      <ClientMessages of={['entry', 'signIn']}>
        <SignInForm />
        <Link href={paths.forgot} className="link justify-self-center">
          {t('forgot')}
        </Link>
      </ClientMessages>
    </Entrance>
  )
}
