import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Entrance } from '@/components/auth/entrance'
import { TakeoverForm } from '@/components/auth/takeover-form'
import { LinkedList } from '@/components/invitations/linked-list'
import { LinkPage } from '@/components/link/link-page'
import { ClientMessages } from '@/components/shell/client-messages'
import { LeaveButton } from '@/components/shell/leave-button'
import { PageHeader } from '@/components/shell/page-header'
import { QueryProvider } from '@/components/shell/query-provider'
import { WhoseDocument } from '@/components/shell/whose-document'
import { Wordmark } from '@/components/shell/wordmark'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { Card, CardHeader } from '@/components/ui/card'
import { ToastProvider } from '@/components/ui/toast'
import { passwordLength } from '@/lib/auth/auth'
import { findPageSession } from '@/lib/auth/page-viewer'
import { bankNow } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { asksOf } from '@/lib/invitations/find-invitation'
import { listGuestAccounts } from '@/lib/invitations/guest-links'
import { latestSession } from '@/lib/link-sessions/latest-session'
import { paths } from '@/lib/paths'
import { publishableKey } from '@/lib/stripe/publishable-key'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guest')
  return { title: t('title') }
}

/** All there is for whom an invitation let in: what they linked, how to keep it, and the way to the bank. */
export default async function GuestPage({ searchParams }: PageProps<'/guest'>) {
  const session = await findPageSession()
  const isReturned = (await searchParams).returned !== undefined
  const t = await getTranslations('guest')
  // A bank's sign-in from within an app ends in another browser, where nobody is let in.
  if (!session?.isGuest && isReturned)
    return <Entrance title={t('elsewhereTitle')} lead={t('elsewhere')} below={null} />
  if (!session) return <Entrance title={t('overTitle')} lead={t('over')} below={null} />
  if (!session.isGuest) notFound()
  const { viewer } = session
  const [{ permissions }, accounts] = [await asksOf(viewer), await listGuestAccounts(viewer)]
  const hasLinked = accounts.length > 0
  const link = (
    <LinkPage
      publishableKey={publishableKey()}
      relinked={null}
      guestAsks={permissions}
      returned={isReturned ? await latestSession(viewer) : null}
    />
  )
  return (
    <ClientMessages of={['guest', 'entry', 'link', 'account', 'invitations']}>
      <WhoseDocument user={viewer.userId} />
      <QueryProvider>
        <ToastProvider>
          <BankClockProvider bankNowMs={bankNow()}>
            <main className="mx-auto grid max-w-column gap-8 px-4 pt-4 pb-16">
              <div className="flex items-center justify-between">
                <Wordmark href={paths.guest} />
                <LeaveButton />
              </div>
              <div>
                <PageHeader title={hasLinked ? t('doneTitle') : t('title')} meta={t(hasLinked ? 'doneLead' : 'lead')} />
                {hasLinked && <LinkedList accounts={accounts} />}
              </div>
              {hasLinked && (
                <Card aria-labelledby="keep">
                  <CardHeader id="keep" title={t('keepTitle')} />
                  <div className="grid max-w-96 gap-4 px-4 pb-4">
                    <p className="text-ink-2">{t('keep')}</p>
                    <TakeoverForm name={viewer.name} minPasswordLength={passwordLength.min} next={paths.accounts} />
                  </div>
                </Card>
              )}
              {hasLinked ? (
                <details open={isReturned} className="group">
                  <summary className="link cursor-pointer">{t('more')}</summary>
                  <div className="mt-4">{link}</div>
                </details>
              ) : (
                link
              )}
            </main>
          </BankClockProvider>
        </ToastProvider>
      </QueryProvider>
    </ClientMessages>
  )
}
