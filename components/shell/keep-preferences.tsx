'use client'
import { useEffect } from 'react'
import type { Preferences } from '@/lib/preferences/preferences'
import { remember } from './remember'

/** Whoever signs out reads on as they did. */
export function KeepPreferences({ kept }: { kept: Preferences }) {
  useEffect(() => remember(kept), [kept])
  return null
}
