'use client'
import { lazy, Suspense } from 'react'
import { useAwake } from '@/components/shell/early-presses'
import './globals.css'

// Loaded only when it is needed: it brings the words along, since the layout that would have sent them is what broke.
const BrokenDocument = lazy(() => import('@/components/shell/broken-document'))

export default function GlobalError({ retry }: { retry: () => void }) {
  useAwake()
  return (
    <html lang="en">
      <body>
        <Suspense>
          <BrokenDocument retry={retry} />
        </Suspense>
      </body>
    </html>
  )
}
