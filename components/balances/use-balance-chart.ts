'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import type { BalanceHistory } from '@/lib/balances/history-view'
import { dayOfMoment } from '@/lib/format/day'
import { historyOptions } from './queries'
import { isBeyond, type Range, ranges, usualRanges, within } from './ranges'

type Asked = {
  /** As the server read it, for the usual range. */
  initial: BalanceHistory
  account?: string
  /** The currency to begin with; null leaves it to the history. */
  currency: string | null
  /** Changes whenever the last day may: the balances that are counted, and until when. */
  told: string
}

/** What is chosen of a history and what is known of it: the controls and the plot stand apart and share this. */
export function useBalanceChart({ initial, account, currency: main, told }: Asked) {
  const { timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  const [chosen, setCurrency] = useState<string | null>(null)
  const [range, setRange] = useState<Range | null>(null)
  const [first] = useState({ told: `${told} ${today}`, currency: main ?? initial.currency })
  const currency = chosen ?? main ?? initial.currency
  const days = Math.max(range ?? 0, usualRanges.wide)
  const asked = { ...(account !== undefined && { account }), currency, days, timeZone }
  const options = historyOptions(asked, `${told} ${today}`)
  const isFirst =
    first.told === `${told} ${today}` &&
    first.currency === currency &&
    days === usualRanges.wide &&
    timeZone === initial.time_zone
  const { data, error, refetch, isFetching } = useQuery({
    ...options,
    ...(isFirst && { initialData: initial }),
    // The same question after a change keeps what was drawn until the answer is there.
    placeholderData: (before, query) => (query?.queryKey[1] === options.queryKey[1] ? before : undefined),
  })
  const begins = data?.begins ?? initial.begins
  return {
    history: data ?? null,
    error,
    retry: () => void refetch(),
    isFetching,
    currencies: data?.currencies ?? initial.currencies,
    currency,
    setCurrency,
    setRange,
    today,
    /** The range for a screen of this width, as far as there is history. */
    rangeAt: (width: keyof typeof usualRanges) => range ?? within(usualRanges[width], begins, today),
    isBeyond: (each: Range) => isBeyond(each, begins, today),
    ranges,
  }
}

export type BalanceChart = ReturnType<typeof useBalanceChart>
