import { getTranslations } from '@/lib/i18n/get-translations'
import type { CurrencyStatement, Figure } from '@/lib/statements/statement-view'
import type { Reading } from './reading'

type Props = { statement: CurrencyStatement; reading: Reading }

/** How opening and closing balance were obtained, and whether they fit the rows between them. */
export async function Provenance({ statement, reading }: Props) {
  const { opening, closing, check, currency } = statement
  const t = await getTranslations('statement')
  const money = (amount: number) => reading.money(amount, currency)

  function wordsOf(figure: Figure, edge: 'opening' | 'closing'): string {
    if (figure.kind === 'no-balance') return t(`${edge}.noBalance`)
    if (figure.kind === 'before-history') return t(`${edge}.beforeHistory`, { date: reading.day(figure.since) })
    const said = { said: money(figure.said), time: reading.moment(figure.as_of), rows: figure.rows }
    if (figure.rows === 0) return t(`${edge}.asSaid`, said)
    return t(figure.side === 'before' ? `${edge}.onward` : `${edge}.back`, said)
  }

  function checkWords(): string {
    if (check.kind !== 'differs') return t(`check.${check.kind}`)
    const sum = closing.kind === 'known' ? closing.amount - check.by : 0
    return t('check.differs', { sum: money(sum), by: money(Math.abs(check.by)) })
  }

  return (
    <div className="grid max-w-[76ch] gap-2 break-inside-avoid text-ink-2">
      <p>{wordsOf(opening, 'opening')}</p>
      <p>{wordsOf(closing, 'closing')}</p>
      <p className={check.kind === 'differs' ? 'font-medium text-ink' : undefined}>{checkWords()}</p>
    </div>
  )
}
