'use client'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DayView } from '@/lib/transactions/day-view'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { type Asked, blockOptions, type DayRows, type Painted } from '../queries'
import { type Block, blocksIn, blocksOf, firstOf, isWhole, nameOfBlock } from './blocks'
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
  /** Why some of them are not there. */
  error: Error | null
  isFetching: boolean
  retry: () => void
}

type Counted = { days: readonly DayView[]; newest: DayRows | null; countedAt: number }

/** What is known of a block, and since when. */
type Answer = { rows: DayRows | undefined; at: number; isFetching: boolean; refetch: () => Promise<unknown> }

/** The rows about the drawn ones, block by block. What was scrolled past before it came is no longer asked for. */
export function useRows(asked: Asked, counted: Counted, drawn: Range, painted: Painted | null): Rows {
  const { days, newest, countedAt } = counted
  const blocks = useMemo(() => blocksOf(days), [days])
  const first = useMemo(() => newest && blocks[0] && firstOf(newest, blocks[0]), [newest, blocks])
  const calm = useCalm(drawn)
  const wanted = blocksIn(blocks, { first: calm.first - ahead, end: calm.end + ahead })
  const cameAlong = (block: Block) => (block === blocks[0] ? first : null)
  const queries = wanted.map((block) => ({ ...blockOptions(asked, block, painted), enabled: !cameAlong(block) }))
  const answers = useQueries({ queries })
  const came = answers.map(({ data, dataUpdatedAt, isFetching, refetch }, index): Answer => {
    const along = wanted[index] && cameAlong(wanted[index])
    return along && dataUpdatedAt <= countedAt
      ? { rows: along, at: countedAt, isFetching, refetch }
      : { rows: data, at: dataUpdatedAt, isFetching, refetch }
  })
  const [known] = useState(() => new KnownRows())
  for (const [index, block] of wanted.entries()) {
    const rows = came[index]?.rows
    // The same rows put twice change nothing, so that this may be done while drawing.
    if (rows) known.put(block, rows)
  }
  useAskAgain(wanted, came, counted)
  const [newestDay, oldestDay] = [wanted[0]?.to, wanted.at(-1)?.from]

  useEffect(() => {
    if (newestDay && oldestDay) known.keep(oldestDay, newestDay)
  }, [known, newestDay, oldestDay])

  // Rows that agree with their days are all there: what was not read anew is the page, and the page says so.
  const failed = answers.find(({ error, data }, index) => {
    const block = wanted[index]
    return error && !(block && data && isWhole(block, data))
  })
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
function useAskAgain(wanted: readonly Block[], answers: readonly Answer[], { days, countedAt }: Counted): void {
  const asked = useRef({ days, blocks: new Set<string>() })

  useEffect(() => {
    if (asked.current.days !== days) asked.current = { days, blocks: new Set() }
    for (const [index, block] of wanted.entries()) {
      const answer = answers[index]
      const name = nameOfBlock(block)
      if (!answer?.rows || answer.isFetching || answer.at > countedAt) continue
      if (isWhole(block, answer.rows) || asked.current.blocks.has(name)) continue
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
