import type { ReactNode } from 'react'
import { ToastProvider } from '@/components/ui/toast'
import type { Viewer } from '@/lib/auth/roles'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { Words } from '@/lib/i18n/messages'
import { getKeptPreferences, getReading } from '@/lib/i18n/request'
import { AtRestLater } from './at-rest-later'
import { ClientMessages } from './client-messages'
import { NavLink } from './nav-link'
import { hasTabBar, pagesFor, startPage } from './navigation'
import { OpenPalette } from './open-palette'
import { Overlays } from './overlays'
import { PagesMenu } from './pages-menu'
import { QueryProvider } from './query-provider'
import { TabBar } from './tab-bar'
import { TellTimeZone } from './tell-time-zone'
import { UserMenu } from './user-menu'
import { WhoseDocument } from './whose-document'
import { Wordmark } from './wordmark'

type Props = {
  viewer: Viewer
  /** The words that client components of all these pages read, beside `common`, `shell` and `errors`; a page sends its own. */
  words: readonly Words[]
  /** What keeps the pages level with the server. */
  live: ReactNode
  children: ReactNode
}

/** Around every page of somebody who is signed in: where they can go, who they are, and what the pages' client parts need. */
export async function AppFrame({ viewer, words, live, children }: Props) {
  const t = await getTranslations('shell')
  const { timeZone } = await getReading()
  const kept = await getKeptPreferences()
  const isZoneChosen = (kept.time_zone ?? 'browser') !== 'browser'
  const pages = pagesFor(viewer)
  return (
    <ClientMessages of={words}>
      <QueryProvider>
        <ToastProvider>
          <Overlays pages={pages}>
            <a
              href="#content"
              className="fixed top-2 left-2 z-toast -translate-y-20 rounded-control bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
            >
              {t('skip')}
            </a>
            <div className="lg:grid lg:grid-cols-[224px_minmax(0,1fr)] print:block">
              <header className="border-b border-line lg:hidden print:hidden">
                <div className="flex h-12 items-center justify-between px-4">
                  <Wordmark href={startPage(viewer)} />
                  <div className="flex items-center gap-2">
                    {!hasTabBar(viewer) && (
                      <nav aria-label={t('navigation')}>
                        <PagesMenu pages={pages} />
                      </nav>
                    )}
                    <OpenPalette show="icon" />
                    <UserMenu viewer={viewer} show="initial" />
                  </div>
                </div>
              </header>
              <header className="sticky top-[var(--strip)] hidden h-[calc(100dvh-var(--strip))] flex-col border-r border-line lg:flex print:hidden">
                <div className="px-5 pt-4 pb-3">
                  <Wordmark href={startPage(viewer)} />
                </div>
                <div className="px-3 pb-3">
                  <OpenPalette show="words" />
                </div>
                <nav aria-label={t('navigation')} className="grid gap-0.5 px-3">
                  {pages.map((page) => (
                    <NavLink key={page.name} to={page} show="keys" />
                  ))}
                </nav>
                <div className="mt-auto border-t border-line p-3">
                  <UserMenu viewer={viewer} show="name" />
                </div>
              </header>
              <main
                id="content"
                tabIndex={-1}
                className="mx-auto w-full max-w-content px-4 pt-6 pb-[calc(var(--tab-bar)+64px)] lg:p-8 print:max-w-none print:p-0"
              >
                {children}
              </main>
            </div>
            {hasTabBar(viewer) && <TabBar pages={pages} label={t('navigation')} />}
            {live}
            <WhoseDocument user={viewer.userId} />
            {isZoneChosen || <TellTimeZone believed={timeZone} />}
            <AtRestLater pages={pages} kept={kept} />
          </Overlays>
        </ToastProvider>
      </QueryProvider>
    </ClientMessages>
  )
}
