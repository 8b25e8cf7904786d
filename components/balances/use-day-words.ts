'use client'
import { useLocale, useTranslations } from 'use-intl'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { BalanceDay, BalanceHistory } from '@/lib/balances/history-view'
import { formatDate, formatDay } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'

type Asked = { accounts: BalanceHistory['accounts']; currency: string; today: string }
type Turn = Pick<BalanceDay, 'joined' | 'left'>

/** One way to say a day, for the read-out, the words in the plot and the table. */
export function useDayWords({ accounts, currency, today }: Asked) {
  const t = useTranslations('balances')
  const locale = useLocale()
  const { nameOf } = useAccountWords()
  const date = (day: string) => formatDate(day, Date.parse(today), { locale, timeZone: 'UTC' })
  const fullDate = (day: string) => formatDay(day, today, locale)
  const amount = (day: BalanceDay) => (day.amount === null ? t('noReading') : formatMoney(day.amount, currency, locale))
  const counted = (day: BalanceDay) => (day.amount === null ? '' : t('accounts', { count: day.accounts }))
  const caption = (day: BalanceDay) => [fullDate(day.day), counted(day)].filter(Boolean).join(' · ')

  function names(ids: string[]): string {
    const [only, ...others] = ids
    const account = accounts.find(({ id }) => id === only)
    return others.length === 0 && account ? nameOf(account) : t('accounts', { count: ids.length })
  }

  /** "Bills checking left out from 2 Aug" */
  function turn({ joined, left }: Turn, day: string): string {
    if (joined.length > 0 && left.length > 0) return t('turns.changed', { date: date(day) })
    if (left.length > 0) return t('turns.left', { names: names(left), date: date(day) })
    return t('turns.joined', { names: names(joined), date: date(day) })
  }

  /** Who came and who went, for a table's cell. */
  function change({ joined, left }: Turn): string {
    const said = [
      left.length > 0 && t('change.left', { names: all(left) }),
      joined.length > 0 && t('change.joined', { names: all(joined) }),
    ]
    return said.filter(Boolean).join(' ')
  }

  function all(ids: string[]): string {
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      ids.flatMap((each) => accounts.filter(({ id }) => id === each).map(nameOf)),
    )
  }

  /** "12–18 Jul" */
  function stretch(from: string, to: string): string {
    if (from === to) return date(from)
    return from.slice(0, 7) === to.slice(0, 7) ? `${Number(from.slice(8))}–${date(to)}` : `${date(from)} – ${date(to)}`
  }

  const spoken = (day: BalanceDay) => [caption(day), amount(day), change(day)].filter(Boolean).join('. ')
  return { date, fullDate, amount, counted, caption, turn, change, stretch, spoken }
}

export type DayWords = ReturnType<typeof useDayWords>
