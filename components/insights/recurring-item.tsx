import { getTranslations } from '@/lib/i18n/get-translations'
import type { RecurringView } from '@/lib/insights/insights-view'
import { Disclosure } from './disclosure'
import { FigureLink } from './figure-link'
import { howFound } from './how-found'
import type { InsightWords } from './insight-words'
import { type Place, rowsAt } from './place'
import { RowList } from './row-list'

type Props = {
  recurring: RecurringView
  /** What the rest of the page calls it by. */
  id: string
  place: Place
  words: InsightWords
}

/** Two years of months; all that were not drawn are one press away. */
const drawn = 26

export async function RecurringItem({ recurring, id, place, words }: Props) {
  const t = await getTranslations('insights')
  const { account, currency, direction, description, rhythm, amount, rows, times } = recurring
  const sign = direction === 'out' ? -1 : 1
  const money = (minor: number) => words.money(sign * minor, currency, 'both')
  const meta = [
    t(`recurring.rhythm.${rhythm.name}`),
    words.accountName(account),
    recurring.is_transfer && t('recurring.transfer'),
    await standing(recurring, words),
  ]
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
        <h3 className="truncate text-body font-medium">{description}</h3>
        <FigureLink href={rowsAt(place, filterOf(recurring))}>
          {amount.kind === 'range' ? t('recurring.about', { amount: money(amount.amount) }) : money(amount.amount)}
        </FigureLink>
        <p className="min-w-0 text-meta text-ink-3">{meta.filter((part) => part !== false).join(' · ')}</p>
        <p className="text-right text-meta text-ink-3">
          {amount.kind === 'range' &&
            t('recurring.between', {
              least: words.money(amount.least, currency),
              most: words.money(amount.most, currency),
            })}
          {amount.kind === 'changed' &&
            t('recurring.was', { before: words.money(amount.before, currency), until: words.date(amount.until) })}
        </p>
      </div>
      <Disclosure summary={t('recurring.proof', { times })}>
        <div id={id} className="grid gap-2 pt-1 pl-5">
          <p className="max-w-prose text-ink-2">{await howFound(recurring, words)}</p>
          <RowList rows={rows.slice(0, drawn)} place={place} words={words} />
          {rows.length > drawn && (
            <p className="text-meta text-ink-3">{t('recurring.newest', { count: drawn, rows: rows.length })}</p>
          )}
        </div>
      </Disclosure>
    </li>
  )
}

/** What the list of transactions is asked for to show these rows. */
function filterOf({ account, direction, payee, first, last, rows }: RecurringView) {
  const amounts = rows.map(({ amount }) => Math.abs(amount))
  const between = { min: Math.min(...amounts), max: Math.max(...amounts) }
  return { account: [account], direction, ...between, from: first, to: last, q: payee }
}

async function standing({ state, last, next }: RecurringView, words: InsightWords) {
  const t = await getTranslations('insights')
  if (state === 'ended') return t('recurring.notSince', { day: words.date(last) })
  if (!next) return t('recurring.unread', { day: words.date(last) })
  return t(next.is_late ? 'recurring.late' : 'recurring.next', { day: words.weekday(next.day) })
}
