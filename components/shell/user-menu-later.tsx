'use client'
import { awakeLater } from '@/components/ui/awake-later'

/** Of a menu that is closed: on every page, and hardly ever what somebody came for. */
export const UserMenuLater = awakeLater(() => import('./user-menu-items'))
