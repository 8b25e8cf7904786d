import { GeistMono } from 'geist/font/mono'
import type { ReactNode } from 'react'
import { Live } from '@/app/_live/live'
import { AppFrame } from '@/components/shell/app-frame'
import { pageSession } from '@/lib/auth/page-viewer'
import { liveCursor } from '@/lib/live/cursor'
import { isStripeAway } from '@/lib/stripe/is-away'

/** Around the pages that customers and staff share. */
export default async function OwnLayout({ children }: { children: ReactNode }) {
  const cursor = liveCursor()
  const { viewer, mustEnrol } = await pageSession('enrolling')
  return (
    <div className={`contents ${GeistMono.variable}`}>
      <AppFrame
        viewer={viewer}
        words={['security', 'address', 'entry', 'ownData', 'account.types', 'reading']}
        live={mustEnrol ? null : <Live user={viewer.userId} cursor={cursor} isStripeAway={isStripeAway()} />}
      >
        {children}
      </AppFrame>
    </div>
  )
}
