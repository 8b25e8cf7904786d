'use client'
import { awakeLater } from '@/components/ui/awake-later'

/** Keys wait for it. */
export const ShortcutsLater = awakeLater(() => import('./shortcuts'))
