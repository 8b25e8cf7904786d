'use client'
import { useSyncExternalStore } from 'react'
import { rememberPreference, type Theme, themeCookie } from '@/lib/i18n/cookies'

export const themeChoices = [
  { theme: null, words: 'themeSystem', icon: 'monitor' },
  { theme: 'light', words: 'themeLight', icon: 'sun' },
  { theme: 'dark', words: 'themeDark', icon: 'moon' },
] as const

const changed = 'tidewater:theme'

/** The choice is a cookie, so the server draws the next page in it; null follows the system. */
export function useTheme(painted: Theme | null) {
  const chosen = useSyncExternalStore(listen, read, () => painted)
  return { chosen, choose }
}

function choose(theme: Theme | null): void {
  rememberPreference(themeCookie, theme ?? '')
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  window.dispatchEvent(new Event(changed))
}

function listen(onChange: () => void): () => void {
  window.addEventListener(changed, onChange)
  return () => window.removeEventListener(changed, onChange)
}

function read(): Theme | null {
  return themeChoices.find(({ theme }) => theme === document.documentElement.dataset.theme)?.theme ?? null
}
