import { GeistMono } from 'geist/font/mono'
import type { ReactNode } from 'react'
import { StaffLive } from '@/app/_live/staff-live'
import { AppFrame } from '@/components/shell/app-frame'
import { pageViewer } from '@/lib/auth/page-viewer'
import { liveCursor } from '@/lib/live/cursor'
import { isStripeAway } from '@/lib/stripe/is-away'

const words = [
  'support',
  'account',
  'balances',
  'transactions',
  'owners',
  'accounts',
  'events',
  'calls',
  'settings',
  'audit',
  'holderDeletion',
] as const

export default async function SupportLayout({ children }: { children: ReactNode }) {
  const cursor = liveCursor()
  const viewer = await pageViewer('staff')
  return (
    // Ids are read to somebody on the phone: staff pages carry a face in which l and 1 differ.
    <div className={`contents ${GeistMono.variable}`}>
      <AppFrame
        viewer={viewer}
        words={words}
        live={<StaffLive user={viewer.userId} cursor={cursor} isStripeAway={isStripeAway()} />}
      >
        {children}
      </AppFrame>
    </div>
  )
}
