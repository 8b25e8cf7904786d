'use client'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { menuItem } from '@/components/ui/menu'
import type { Theme } from '@/lib/i18n/cookies'
import { themeChoices, useTheme } from './use-theme'

export function ThemeChoice({ initial }: { initial: Theme | null }) {
  const t = useTranslations('shell')
  const { chosen, choose } = useTheme(initial)

  return (
    <fieldset>
      <legend className="px-2 py-1 text-meta text-ink-3">{t('theme')}</legend>
      {themeChoices.map(({ theme, words, icon }) => (
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
