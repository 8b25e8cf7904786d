'use client'
import { useTranslations } from 'use-intl'

const hints = ['digits', 'name', 'id'] as const

export function SearchHints() {
  const t = useTranslations('support')
  return (
    <section aria-labelledby="hints" className="max-w-prose text-ink-2">
      <h2 id="hints" className="font-semibold text-ink">
        {t('hintTitle')}
      </h2>
      <ul className="mt-2 grid gap-1">
        {hints.map((hint) => (
          <li key={hint}>{t(`hints.${hint}`)}</li>
        ))}
      </ul>
    </section>
  )
}
