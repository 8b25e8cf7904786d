'use client'
import { formatDate, formatExact, formatMoment, formatRelative, formatTime, type Reader } from '@/lib/format/date'
import { useBankNow } from './bank-clock'
import { useReader } from './use-reader'

const styles = {
  /** "today, 09:12", "4 Aug, 09:12" */
  moment: formatMoment,
  /** "4 Aug" */
  date: formatDate,
  /** "09:12" */
  time: (at: string, _nowMs: number, reader: Reader) => formatTime(at, reader),
  /** "3 hours ago" */
  relative: (at: string, nowMs: number, reader: Reader) => formatRelative(at, nowMs, reader.locale),
} as const

type Props = { at: string; style?: keyof typeof styles; className?: string }

/** An ISO time in the reader's zone; pointing at it shows the exact time and how long ago that was. */
export function Timestamp({ at, style = 'moment', className }: Props) {
  const reader = useReader()
  const nowMs = useBankNow()
  const exact = `${formatExact(at, reader)} · ${formatRelative(at, nowMs, reader.locale)}`
  return (
    <time dateTime={at} title={exact} className={className}>
      {styles[style](at, nowMs, reader)}
    </time>
  )
}
