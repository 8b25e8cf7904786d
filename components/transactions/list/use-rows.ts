'use client'
import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DayView } from '@/lib/transactions/day-view'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { type Asked, blockOptions, type DayRows, type Painted } from '../queries'
import { type Block, blocksIn, blocksOf, isWhole, nameOfBlock } from './blocks'
import { KnownRows } from './known-rows'
import type { Range } from './layout'

/** So many rows beyond what is drawn are asked for before they are wanted. */
const ahead = 60
/** Somebody who scrolls past all of these asks for none of them. */
const calmMs = 100

type Rows = {
  /** The row at this place from the end of its day, undefined until it has come. */
  at(day: string, fromEnd: number): TransactionView | undefined
  known: KnownRows
  error: Error | null
  isFetching: boolean
  retry: () => void
}

type Counted = { days: readonly DayView[]; countedAt: number }

/** The rows about the drawn ones, block by block. What was scrolled past before it came is no longer asked for. */
export function useRows(asked: Asked, counted: Counted, drawn: Range, painted: Painted | null): Rows {
  const { days } = counted
  const blocks = useMemo(() => blocksOf(days), [days])
  const { first, end } = useCalm(drawn)
  const wanted = blocksIn(blocks, { first: first - ahead, end: end + ahead })
  const answers = useQueries({ queries: wanted.map((block) => blockOptions(asked, block, painted)) })
  const [known] = useState(() => new KnownRows())
  for (const [index, block] of wanted.entries()) {
    const rows = answers[index]?.data
    // The same rows put twice change nothing, so that this may be done while drawing.
    if (rows) known.put(block, rows)
  }
  useAskAgain(wanted, answers, counted)
  const [newest, oldest] = [wanted[0]?.to, wanted.at(-1)?.from]

  useEffect(() => {
    if (newest && oldest) known.keep(oldest, newest)
  }, [known, newest, oldest])

  const failed = answers.find(({ error }) => error)
  return {
    at: (day, fromEnd) => known.at(day, fromEnd),
    known,
    error: failed?.error ?? null,
    isFetching: answers.some(({ isFetching }) => isFetching),
    retry: () => {
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
  }
}

/** Rows that do not agree with days that came after them: once more for each counting. Where the rows came later, the days are asked for as well. */
function useAskAgain(
  wanted: readonly Block[],
  answers: readonly UseQueryResult<DayRows>[],
  { days, countedAt }: Counted,
): void {
  const asked = useRef({ days, blocks: new Set<string>() })

  useEffect(() => {
    if (asked.current.days !== days) asked.current = { days, blocks: new Set() }
    for (const [index, block] of wanted.entries()) {
      const answer = answers[index]
      const name = nameOfBlock(block)
      if (!answer?.data || answer.isFetching || answer.dataUpdatedAt > countedAt) continue
      if (isWhole(block, answer.data) || asked.current.blocks.has(name)) continue
      asked.current.blocks.add(name)
      void answer.refetch()
    }
  })
}

/** Follows a range, and waits while it jumps. */
function useCalm(range: Range): Range {
  const [calm, setCalm] = useState(range)
  const isNear = range.first < calm.end + ahead && range.end > calm.first - ahead

  useEffect(() => {
    const timer = setTimeout(() => setCalm(range), isNear ? 0 : calmMs)
    return () => clearTimeout(timer)
  }, [range, isNear])

  return calm
}
