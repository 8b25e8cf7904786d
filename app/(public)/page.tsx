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
import { Picture } from './picture'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home')
  return { title: { absolute: `${t('title')} · ${t('sentence')}` } }
}

export default async function HomePage() {
  const t = await getTranslations('home')
  return (
    <div className="flex flex-col overflow-clip xl:h-[calc(100dvh-var(--strip))] xl:min-h-[760px]">
      <header className="flex min-h-16 shrink-0 items-center justify-between gap-4 px-4 lg:px-16">
        <Wordmark href={paths.home} />
        <HowSharingWorks />
      </header>
      <div className="min-h-0 flex-1 xl:grid xl:grid-cols-[544px_minmax(0,1fr)] xl:grid-rows-[minmax(0,1fr)]">
        <main className="grid max-w-[544px] content-center gap-12 px-4 py-12 lg:px-16 xl:pt-0 xl:pb-[72px]">
          <div>
            <h1 className="text-hero">{t('sentence')}</h1>
            <p className="mt-4 max-w-[48ch] text-ink-2">{t('facts')}</p>
            <div className="mt-6 flex flex-wrap gap-2">
              <WayIn />
            </div>
          </div>
          {env().mode === 'simulator' && <LookAround />}
        </main>
        <div className="px-4 pb-16 lg:px-16 xl:p-0">
          <Picture />
        </div>
      </div>
    </div>
  )
}

async function LookAround() {
  const t = await getTranslations('home')
  return (
    <section aria-labelledby="look-around" className="grid gap-3">
      <h2 id="look-around" className="font-semibold">
        {t('enterTitle')}
      </h2>
      <ClientMessages of={['home']}>
        <EnterAs />
      </ClientMessages>
      <p className="text-meta text-ink-3">{t('enterNote')}</p>
    </section>
  )
}

/** Somebody who is signed in goes on to their page instead. */
async function WayIn() {
  const t = await getTranslations('home')
  const viewer = await findPageViewer()
  if (viewer) {
    return (
      <ButtonLink href={startPage(viewer)} variant="filled">
        {isStaff(viewer) ? t('openStaff') : t('open')}
      </ButtonLink>
    )
  }
  return (
    <>
      <ButtonLink href={paths.signIn} variant="filled">
        {t('signIn')}
      </ButtonLink>
      {env().signUp === 'open' && (
        <ButtonLink href={paths.signUp} variant="ghost">
          {t('signUp')}
        </ButtonLink>
      )}
    </>
  )
}
