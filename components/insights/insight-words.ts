import 'server-only'
import { accountWords } from '@/lib/accounts/account-words'
import { sharesSymbol } from '@/lib/format/currency-name'
import { formatDate, formatDay } from '@/lib/format/date'
import { formatMoney, type MoneyStyle, toDecimal } from '@/lib/format/money'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import type { InsightsView } from '@/lib/insights/insights-view'

/** How insights write money, days and names, on the server: a page of figures costs the browser no script. */
export async function insightWords({ today, accounts, months }: InsightsView) {
  const { locale } = await getReading()
  const symbol = sharesSymbol(
    months.map(({ currency }) => currency),
    locale,
  )
    ? 'with-code'
    : 'narrow'
  const { nameOf } = accountWords(await getTranslations('account.types'))
  const names = new Map(accounts.map((each) => [each.id, nameOf(each)]))
  return {
    locale,
    money: (amountMinor: number, currency: string, sign: MoneyStyle['sign'] = 'negative') =>
      formatMoney(amountMinor, currency, locale, { sign, symbol }),
    /** For an axis: "$5,000". */
    round: (amountMinor: number, currency: string) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      }).format(toDecimal(amountMinor, currency)),
    /** "Wed 6 Aug" */
    weekday: (day: string) => formatDay(day, today, locale),
    /** "6 Aug" */
    date: (day: string) => formatDate(day, Date.parse(today), { locale, timeZone: 'UTC' }),
    /** "August 2025" */
    month: (month: string) => monthFormat(locale, 'long').format(new Date(`${month}-01`)),
    /** "Aug" */
    shortMonth: (month: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' }).format(new Date(`${month}-01`)),
    accountName: (id: string) => names.get(id) ?? '',
  }
}
export type InsightWords = Awaited<ReturnType<typeof insightWords>>

function monthFormat(locale: string, month: 'long'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month, year: 'numeric' })
}
