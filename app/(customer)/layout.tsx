import type { ReactNode } from 'react'
import { Live } from '@/app/_live/live'
import { ConfirmNotice } from '@/components/auth/confirm-notice'
import { AppFrame } from '@/components/shell/app-frame'
import { pageSession } from '@/lib/auth/page-viewer'
import { liveCursor } from '@/lib/live/cursor'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { isStripeAway } from '@/lib/stripe/is-away'

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const cursor = liveCursor()
  const { viewer, hasConfirmedAddress } = await pageSession('customer')
  const way = mailWay()
  return (
    <AppFrame
      viewer={viewer}
      words={['account.types']}
      live={<Live user={viewer.userId} cursor={cursor} isStripeAway={isStripeAway()} />}
    >
      {way !== 'off' && !hasConfirmedAddress && (
        <ConfirmNotice email={viewer.email} outbox={way === 'outbox' ? paths.outbox : null} isNeeded={way === 'smtp'} />
      )}
      {children}
    </AppFrame>
  )
}
