import { currencyExponent } from '@/lib/format/currency'

export type Scale = {
  /** Amounts in minor units with a hairline each; zero is always one of them. */
  ticks: number[]
  /** How far down an amount stands, from 0 at the top to 1. */
  y: (amount: number) => number
}

/** Above the highest line, so that it never touches the edge. */
const headroom = 1.12
/** Hairlines there should be at least, without zero. */
const wanted = 2

/** A scale that begins at zero: half a height is half the money. Debts hang below the line. */
export function scaleOf(amounts: readonly number[], currency: string): Scale {
  const unit = 10 ** currencyExponent(currency)
  const top = Math.max(0, ...amounts) * headroom
  const bottom = Math.min(0, ...amounts) * headroom
  const step = stepFor((top - bottom) / wanted, unit)
  const span = top - bottom || step
  const high = bottom + span
  const ticks = Array.from(
    { length: Math.floor(high / step) - Math.ceil(bottom / step) + 1 },
    (_, index) => (Math.ceil(bottom / step) + index) * step,
  )
  return { ticks, y: (amount) => (high - amount) / span }
}

/** 1, 2 or 5 with noughts, in whole units of the currency. */
function stepFor(about: number, unit: number): number {
  if (about <= unit) return unit
  const power = 10 ** Math.floor(Math.log10(about / unit))
  const times = [5, 2, 1].find((each) => each * power * unit <= about) ?? 1
  return times * power * unit
}
