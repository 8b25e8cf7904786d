'use client'
import { useLocale, useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { LeftOut, Totals } from '@/lib/balances/totals'
import { formatDate, formatMoment, formatTime } from '@/lib/format/date'
import { dayOfMoment } from '@/lib/format/day'

/** More names than these are a list, and the list stands below. */
const mostNamed = 3

/** "Four of five accounts, checked today by 09:12. Bills checking is left out: its balance is from 1 Aug." */
export function TotalsSentence({ totals }: { totals: Totals }) {
  const counted = useCountedSentence(totals)
  const isFirstReading = totals.counted.length === 0 && totals.leftOut.some(isBeingRead)
  const leftOut = useLeftOutSentence(
    isFirstReading ? totals.leftOut.filter((each) => !isBeingRead(each)) : totals.leftOut,
  )
  return <p className="max-w-[76ch] text-balance text-ink-2">{[counted, leftOut].filter(Boolean).join(' ')}</p>
}

function useCountedSentence({ counted, leftOut, oldestAsOf, newestAsOf }: Totals): string {
  const t = useTranslations('accounts')
  const reader = useReader()
  const nowMs = useBankNow()
  if (oldestAsOf === null || newestAsOf === null)
    return t(leftOut.some(isBeingRead) ? 'counted.reading' : 'counted.none')
  const today = dayOfMoment(nowMs, reader.timeZone)
  const isToday = dayOfMoment(Date.parse(oldestAsOf), reader.timeZone) === today
  const time = isToday ? formatTime(newestAsOf, reader) : formatMoment(oldestAsOf, nowMs, reader)
  const all = counted.length + leftOut.length
  if (leftOut.length === 0) {
    return t(isToday ? 'counted.allToday' : 'counted.allOlder', { n: all, all: capital(t('number', { n: all })), time })
  }
  return t(isToday ? 'counted.someToday' : 'counted.someOlder', {
    counted: capital(t('number', { n: counted.length })),
    all: t('number', { n: all }),
    time,
  })
}

function useLeftOutSentence(leftOut: readonly LeftOut[]): string {
  const t = useTranslations('accounts')
  const locale = useLocale()
  const reader = useReader()
  const nowMs = useBankNow()
  const { nameOf } = useAccountWords()
  const words = leftOut.map(({ account, reason }) => ({
    reason,
    name: nameOf(account),
    date: account.balance ? formatDate(account.balance.as_of, nowMs, reader) : '',
  }))
  const [only, ...others] = words
  if (!only) return ''
  if (others.length === 0) return t(`leftOut.${only.reason}`, only)
  if (words.length > mostNamed) return t('leftOut.rest', { n: capital(t('number', { n: words.length })) })
  const items = words.map(({ reason, ...said }) => t(`leftOut.${reason}Item`, said))
  return t('leftOut.many', { list: new Intl.ListFormat(locale, { type: 'conjunction' }).format(items) })
}

function isBeingRead({ reason }: LeftOut): boolean {
  return reason === 'reading'
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1)
}
