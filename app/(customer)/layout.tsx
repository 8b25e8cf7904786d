import type { ReactNode } from 'react'
import { AppFrame } from '@/components/shell/app-frame'
import { pageViewer } from '@/lib/auth/page-viewer'

const words = ['accounts', 'account', 'transactions', 'owners', 'link'] as const

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  return (
    <AppFrame viewer={await pageViewer('customer')} words={words}>
      {children}
    </AppFrame>
  )
}
