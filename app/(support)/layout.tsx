import { GeistMono } from 'geist/font/mono'
import type { ReactNode } from 'react'
import { AppFrame } from '@/components/shell/app-frame'
import { pageViewer } from '@/lib/auth/page-viewer'

const words = ['support', 'account', 'transactions', 'owners', 'accounts'] as const

export default async function SupportLayout({ children }: { children: ReactNode }) {
  return (
    // Ids are read to somebody on the phone: staff pages carry a face in which l and 1 differ.
    <div className={`contents ${GeistMono.variable}`}>
      <AppFrame viewer={await pageViewer('staff')} words={words}>
        {children}
      </AppFrame>
    </div>
  )
}
