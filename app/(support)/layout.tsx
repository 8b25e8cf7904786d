import type { ReactNode } from 'react'
import { AppFrame } from '@/components/shell/app-frame'
import { pageViewer } from '@/lib/auth/page-viewer'

const words = ['support', 'account', 'transactions', 'owners', 'accounts'] as const

export default async function SupportLayout({ children }: { children: ReactNode }) {
  return (
    <AppFrame viewer={await pageViewer('staff')} words={words}>
      {children}
    </AppFrame>
  )
}
