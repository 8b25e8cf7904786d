'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** The browser's own print, which saves as PDF as well. */
export function PrintButton({ children }: { children: ReactNode }) {
  return <Button onClick={() => window.print()}>{children}</Button>
}
