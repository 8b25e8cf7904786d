'use client'
import { useLocale } from 'use-intl'
import { formatMoney } from '@/lib/format/money'
import type { Scale } from './chart-scale'

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

export function ChartHairlines({ scale: { ticks, y } }: { scale: Scale }) {
  return ticks.map((tick) => (
    <span
      key={tick}
      className={`absolute inset-x-0 border-t ${tick === 0 ? 'border-line-strong/60' : ''}`}
      style={{ top: percent(y(tick)) }}
    />
  ))
}

/** In full, never abbreviated; the longest makes the room. */
export function ChartAmounts({ scale: { ticks, y }, currency }: { scale: Scale; currency: string }) {
  const locale = useLocale()
  const words = ticks.map((tick) => ({ tick, text: formatMoney(tick, currency, locale, { decimals: 'none' }) }))
  return (
    <div aria-hidden="true" className="relative mt-7 min-w-12 text-right text-meta text-ink-3 tabular-nums">
      {words.map(({ tick, text }) => (
        <span key={tick} className="invisible block h-0">
          {text}
        </span>
      ))}
      {words.map(({ tick, text }) => (
        <span key={tick} className="absolute right-0 -translate-y-1/2" style={{ top: percent(y(tick)) }}>
          {text}
        </span>
      ))}
    </div>
  )
}
