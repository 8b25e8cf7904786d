import type { ReactNode } from 'react'
import { Live } from '@/app/_live/live'
import { AppFrame } from '@/components/shell/app-frame'
import { pageViewer } from '@/lib/auth/page-viewer'
import { liveCursor } from '@/lib/live/cursor'
import { isStripeAway } from '@/lib/stripe/is-away'

const words = ['accounts', 'account', 'transactions', 'owners', 'link'] as const

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const cursor = liveCursor()
  const viewer = await pageViewer('customer')
  return (
    <AppFrame
      viewer={viewer}
      words={words}
      live={<Live user={viewer.userId} cursor={cursor} isStripeAway={isStripeAway()} />}
    >
      {children}
    </AppFrame>
  )
}
