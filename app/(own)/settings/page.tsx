import type { Metadata } from 'next'
import { AddressCard } from '@/components/auth/address-card'
import { NameCard } from '@/components/auth/name-card'
import { PasswordCard } from '@/components/auth/password-card'
import { SecondFactorCard } from '@/components/auth/second-factor-card'
import { SessionList } from '@/components/auth/session-list'
import { DeleteCard } from '@/components/own-data/delete-card'
import { DownloadCard } from '@/components/own-data/download-card'
import { AccountMailCard } from '@/components/shell/account-mail-card'
import { PageHeader } from '@/components/shell/page-header'
import { ReadingCard } from '@/components/shell/reading-card'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { Notice } from '@/components/ui/notice'
import { passwordLength } from '@/lib/auth/auth'
import { findNewAddress } from '@/lib/auth/change-address'
import { listSessions } from '@/lib/auth/list-sessions'
import { pageSession } from '@/lib/auth/page-viewer'
import { needsSecondFactor } from '@/lib/auth/second-factor-rule'
import { idleMs } from '@/lib/auth/session-limits'
import { now } from '@/lib/clock'
import { isDemoPerson } from '@/lib/demo/refuse-demo-person'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getPreferences } from '@/lib/i18n/request'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security')
  return { title: t('title') }
}

export default async function OwnSettingsPage() {
  const session = await pageSession('enrolling')
  const t = await getTranslations('security')
  const way = mailWay()
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} />
      <BankClockProvider bankNowMs={now()}>
        <div className="grid max-w-[720px] gap-6">
          {session.mustEnrol && (
            <Notice tone="caution" title={t('mustTitle')}>
              {t('mustText')}
            </Notice>
          )}
          {!session.mustEnrol && <NameCard name={session.viewer.name} />}
          <ReadingCard initial={await getPreferences()} isShared={isDemoPerson(session.viewer)} />
          <AddressCard
            email={session.viewer.email}
            newEmail={await findNewAddress(session.viewer)}
            isConfirmed={session.hasConfirmedAddress}
            isMailOff={way === 'off'}
            outbox={way === 'outbox' ? paths.outbox : null}
          />
          {session.viewer.role === 'customer' && !isDemoPerson(session.viewer) && way !== 'off' && (
            <AccountMailCard initial={(await getPreferences()).account_mail ?? 'on'} />
          )}
          {!session.mustEnrol && <PasswordCard minPasswordLength={passwordLength.min} />}
          <SecondFactorCard isOn={session.hasSecondFactor} isRequired={needsSecondFactor(session.viewer)} />
          <SessionList initial={await listSessions(session)} idleMinutes={idleMs[session.viewer.role] / 60_000} />
          {!session.mustEnrol && <DownloadCard />}
          {!session.mustEnrol && <DeleteCard email={session.viewer.email} />}
        </div>
      </BankClockProvider>
    </>
  )
}
