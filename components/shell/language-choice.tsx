'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'use-intl'
import { languageOf, languages } from '@/lib/i18n/messages'
import { remember } from './remember'

/** For whoever is not signed in yet, or anywhere their browser asks for another language than theirs. */
export function LanguageChoice() {
  const t = useTranslations('shell')
  const current = languageOf(useLocale())
  const router = useRouter()
  return (
    <nav aria-label={t('language')} className="flex justify-center gap-4 px-4 pb-8 text-meta print:hidden">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => {
            remember({ language })
            router.refresh()
          }}
          className="rounded-control px-2 py-1 text-ink-3 touch hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {t(`languages.${language}`)}
        </button>
      ))}
    </nav>
  )
}
