import type { ReactNode } from 'react'
import { Card, CardHeader } from '@/components/ui/card'
import { currencyName } from '@/lib/format/currency-name'
import { getTranslations } from '@/lib/i18n/get-translations'
import type { CurrencyStatement, Figure, Period, StatementRow } from '@/lib/statements/statement-view'
import { Provenance } from './provenance'
import type { Reading } from './reading'
import { RowsTable } from './rows-table'

type Props = {
  statement: CurrencyStatement
  rows: readonly StatementRow[]
  period: Period
  isRunning: boolean
  locale: string
  reading: Reading
  running: ReactNode
}

/** One currency: the balance before, what moved, the balance after, and how each is known. */
export async function CurrencySection({ statement, rows, period, isRunning, locale, reading, running }: Props) {
  const t = await getTranslations('statement')
  const { currency, opening, closing, count } = statement
  const name = sentenceCase(currencyName(currency, locale))
  const id = `statement-${currency}`
  const figureOf = (figure: Figure) =>
    figure.kind === 'known' ? reading.money(figure.amount, currency) : t('notKnown')
  const closes = isRunning ? t('soFar') : t('closingAt', { date: reading.day(period.to) })
  const figures = [
    { name: t('openingBalance'), value: figureOf(opening), note: t('openingAt', { date: reading.day(period.from) }) },
    { name: t('in'), value: reading.money(statement.in, currency, 'both'), note: '' },
    { name: t('out'), value: reading.money(statement.out, currency, 'both'), note: t('rows', { count }) },
    { name: t('closingBalance'), value: figureOf(closing), note: closes },
  ]
  return (
    <Card aria-labelledby={id} className="print:rounded-none print:border-0">
      <CardHeader id={id} title={name} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 break-inside-avoid px-4 pb-4 md:grid-cols-4 print:grid-cols-4">
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt className="text-meta text-ink-3">{figure.name}</dt>
            <dd className="font-medium tabular-nums">{figure.value}</dd>
            {figure.note && <dd className="text-meta text-ink-3">{figure.note}</dd>}
          </div>
        ))}
      </dl>
      {rows.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-ink-2">{t('none')}</p>
      ) : (
        <div className="border-t border-line">
          <RowsTable
            statement={statement}
            rows={rows}
            reading={reading}
            caption={t('caption', { currency: name })}
            running={running}
          />
        </div>
      )}
      <div className="grid gap-2 border-t border-line p-4">
        <h3 className="font-semibold">{t('how')}</h3>
        <Provenance statement={statement} reading={reading} />
      </div>
    </Card>
  )
}

const sentenceCase = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
