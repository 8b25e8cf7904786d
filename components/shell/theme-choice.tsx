'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { menuItem } from '@/components/ui/menu'
import { rememberPreference, type Theme, themeCookie } from '@/lib/i18n/cookies'

const choices = [
  { theme: null, words: 'themeSystem', icon: 'monitor' },
  { theme: 'light', words: 'themeLight', icon: 'sun' },
  { theme: 'dark', words: 'themeDark', icon: 'moon' },
] as const

/** The choice is a cookie, so the server draws the next page in it; null follows the system. */
export function ThemeChoice({ initial }: { initial: Theme | null }) {
  const t = useTranslations('shell')
  const [chosen, setChosen] = useState(initial)

  function choose(theme: Theme | null) {
    setChosen(theme)
    rememberPreference(themeCookie, theme ?? '')
    if (theme) document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }

  return (
    <fieldset>
      <legend className="px-2 py-1 text-meta text-ink-3">{t('theme')}</legend>
      {choices.map(({ theme, words, icon }) => (
        <button
          key={words}
          type="button"
          aria-pressed={theme === chosen}
          onClick={() => choose(theme)}
          className={menuItem(theme === chosen ? 'chosen' : 'plain')}
        >
          <Icon name={icon} />
          <span className="flex-1">{t(words)}</span>
          {theme === chosen && <Icon name="check" className="text-accent" />}
        </button>
      ))}
    </fieldset>
  )
}
