'use client'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { Field, Select } from '@/components/ui/field'
import { formatDate } from '@/lib/format/date'
import { languageOf, usualLanguage } from '@/lib/i18n/messages'
import { formatsIn, localeOf } from '@/lib/preferences/locale-of'
import {
  type FormatChoice,
  formatChoices,
  languageChoices,
  type Preferences,
  themeChoices,
} from '@/lib/preferences/preferences'
import { usePreferences } from './use-preferences'

type Props = {
  initial: Preferences
  /** By everybody who looks around: then choices are this browser's own. */
  isShared: boolean
}

const themeWords = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const

/** How somebody reads: each choice holds as soon as it is made. */
export function ReadingCard({ initial, isShared }: Props) {
  const t = useTranslations('reading')
  const shell = useTranslations('shell')
  const prefer = usePreferences()
  const [chosen, setChosen] = useState(initial)
  const language = languageOf(useLocale()) ?? usualLanguage
  const zones = useZones(chosen.time_zone)

  function choose(choice: Preferences) {
    setChosen({ ...chosen, ...choice })
    prefer(choice)
  }

  const formatWords = (format: FormatChoice) => {
    const sample = sampleOf(localeOf(language, format))
    return format === 'language' ? t('formatUsual', { sample }) : sample
  }

  return (
    <Card aria-labelledby="reading">
      <CardHeader id="reading" title={t('title')} />
      <div className="grid gap-4 px-4 pb-4">
        <p className="max-w-prose text-ink-2">{t(isShared ? 'textDemo' : 'text')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={t('language')}
            value={chosen.language ?? 'browser'}
            options={languageChoices}
            wordsFor={(each) => (each === 'browser' ? t('languageBrowser') : shell(`languages.${each}`))}
            onChoose={(each) => choose({ language: languageChoices.find((known) => known === each) })}
          />
          <Choice
            label={t('format')}
            value={chosen.format ?? 'language'}
            options={formatChoices.filter((each) => each === chosen.format || formatsIn(language).includes(each))}
            wordsFor={formatWords}
            onChoose={(each) => choose({ format: formatChoices.find((known) => known === each) })}
          />
          <Choice
            label={t('zone')}
            value={chosen.time_zone ?? 'browser'}
            options={['browser', ...zones]}
            wordsFor={(each) => (each === 'browser' ? t('zoneBrowser') : each.replaceAll('_', ' '))}
            onChoose={(each) => choose({ time_zone: each })}
          />
          <Choice
            label={shell('theme')}
            value={chosen.theme ?? 'system'}
            options={themeChoices}
            wordsFor={(each) => shell(themeWords[each])}
            onChoose={(each) => choose({ theme: themeChoices.find((known) => known === each) })}
          />
        </div>
      </div>
    </Card>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly Value[]
  wordsFor: (value: Value) => string
  onChoose: (value: string) => void
}

function Choice<Value extends string>({ label, value, options, wordsFor, onChoose }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      {(wiring) => (
        <Select {...wiring} value={value} onChange={(event) => onChoose(event.target.value)}>
          {options.map((each) => (
            <option key={each} value={each}>
              {wordsFor(each)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

/** "12,345.67 · 6 Aug", of no particular money. */
function sampleOf(locale: string): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(12_345.67)
  return `${number} · ${formatDate('2025-08-06', Date.parse('2025-08-06'), { locale, timeZone: 'UTC' })}`
}

/** Every zone that this browser knows; the server may know others, so they come once the page stands. */
function useZones(chosen: string | undefined): string[] {
  const first = chosen === undefined || chosen === 'browser' ? [] : [chosen]
  const [known, setKnown] = useState<string[]>([])
  useEffect(() => setKnown(Intl.supportedValuesOf('timeZone')), [])
  return [...new Set([...known, ...first])]
}
