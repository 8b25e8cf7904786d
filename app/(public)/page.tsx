import type { Metadata } from 'next'
import { EnterAs } from '@/components/demo/enter-as'
import { ClientMessages } from '@/components/shell/client-messages'
import { HowSharingWorks } from '@/components/shell/how-sharing-works'
import { startPage } from '@/components/shell/navigation'
import { Wordmark } from '@/components/shell/wordmark'
import { ButtonLink } from '@/components/ui/button-link'
import { findPageViewer } from '@/lib/auth/page-viewer'
import { isStaff } from '@/lib/auth/roles'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home')
  return { title: { absolute: `${t('title')} · ${t('sentence')}` } }
}

export default async function HomePage() {
  const t = await getTranslations('home')
  return (
    <div className="overflow-hidden lg:grid lg:min-h-[calc(100dvh-var(--strip))] lg:grid-cols-[544px_minmax(0,1fr)]">
      <div className="flex flex-col px-4 lg:px-16">
        <header className="flex min-h-16 items-center justify-between gap-4">
          <Wordmark href={paths.home} />
          <HowSharingWorks />
        </header>
        <main className="grid max-w-[416px] gap-12 py-12 lg:my-auto lg:pb-[120px]">
          <div>
            <h1 className="text-hero">{t('sentence')}</h1>
            <p className="mt-4 max-w-[48ch] text-ink-2">{t('facts')}</p>
            <div className="mt-6 flex flex-wrap gap-2">
              <WayIn />
            </div>
          </div>
          {env().mode === 'simulator' && (
            <section aria-labelledby="look-around" className="grid gap-3">
              <h2 id="look-around" className="font-semibold">
                {t('enterTitle')}
              </h2>
              <ClientMessages of={['home']}>
                <EnterAs />
              </ClientMessages>
              <p className="text-meta text-ink-3">{t('enterNote')}</p>
            </section>
          )}
        </main>
      </div>
    </div>
  )
}

/** Somebody who is signed in goes on to their page instead. */
async function WayIn() {
  const t = await getTranslations('home')
  const viewer = await findPageViewer()
  if (viewer) {
    return (
      <ButtonLink href={startPage(viewer)} variant="filled" size="large">
        {isStaff(viewer) ? t('openStaff') : t('open')}
      </ButtonLink>
    )
  }
  return (
    <>
      <ButtonLink href={paths.signIn} variant="filled" size="large">
        {t('signIn')}
      </ButtonLink>
      {env().signUp === 'open' && (
        <ButtonLink href={paths.signUp} variant="ghost" size="large">
          {t('signUp')}
        </ButtonLink>
      )}
    </>
  )
}
