'use client'
import { awakeLater } from '@/components/ui/awake-later'

export const AtRestLater = awakeLater(() => import('./at-rest'))
