'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { menuItem } from '@/components/ui/menu'
import type { Preferences } from '@/lib/preferences/preferences'
import { usePreferences } from './use-preferences'

type Choice = NonNullable<Preferences['theme']>

const choices = [
  { theme: 'system', words: 'themeSystem', icon: 'monitor' },
  { theme: 'light', words: 'themeLight', icon: 'sun' },
  { theme: 'dark', words: 'themeDark', icon: 'moon' },
] as const

/** The choice is a cookie as well, so the server draws the next page in it. */
export function ThemeChoice({ initial }: { initial: Choice }) {
  const t = useTranslations('shell')
  const prefer = usePreferences()
  const [chosen, setChosen] = useState(initial)

  function choose(theme: Choice) {
    setChosen(theme)
    prefer({ theme })
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
