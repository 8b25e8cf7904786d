// (shared) Transactions in the browser: the days of a list, the rows of some of them, and one transaction with its life.
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { dayFormat } from '@/lib/format/day'
import { request } from '@/lib/http/client'
import type { Page } from '@/lib/http/page'
import { api } from '@/lib/paths'
import type { DaysAnswer, DayView } from '@/lib/transactions/day-view'
import { type TransactionFilter, writeFilter } from '@/lib/transactions/filter'
import type { LifeEntry } from '@/lib/transactions/life-view'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { type Block, blockRows, nameOfBlock } from './list/blocks'
import { type PaintedDay, readDays } from './painted-days'

/** What is listed, and in whose zone its days are counted. */
export type Asked = { filter: TransactionFilter; timeZone: string }

/** A list as the server painted it: its days, and the rows of its first blocks, by the block's name. */
export type Painted = { filter: string; days: PaintedDay[]; rows: Record<string, TransactionView[]> }

export type DayRows = Record<string, TransactionView[]>

/** `newest` holds the rows of the list's beginning, null where only the days are known. */
export type Days = { asked: Asked; days: DayView[]; newest: DayRows | null }

const freshMs = 10_000

/**
 * The days come with what was asked, so that a list kept meanwhile goes on asking for its own rows; and with the newest rows,
 * which are what people look for: asked for after the days they would be there a question later.
 */
export function daysOptions(asked: Asked, painted: Painted | null) {
  const query = queryOf(asked)
  query.set('newest', String(blockRows))
  return queryOptions<Days>({
    queryKey: keyOf('days', asked),
    queryFn: async ({ signal }) => {
      const { data, newest } = await request<DaysAnswer>('GET', `${api.transactionDays}?${query}`, undefined, {
        signal,
      })
      return { asked, days: data, newest: newest ? byDay(newest, asked) : null }
    },
    ...(painted?.filter === writeFilter(asked.filter).toString() && {
      initialData: () => ({ asked, days: readDays(painted.days), newest: null }),
    }),
    placeholderData: keepPreviousData,
    staleTime: freshMs,
  })
}

export function blockOptions(asked: Asked, block: Block, painted: Painted | null) {
  const query = queryOf({
    ...asked,
    filter: { ...asked.filter, from: block.from, to: block.isOpen ? asked.filter.to : block.to },
  })
  // Of whole days all rows, even those that came after the days were counted.
  query.set('limit', String(block.partOf === null ? blockRows : block.count))
  if (block.offset > 0) query.set('offset', String(block.offset))
  const isPainted = painted?.filter === writeFilter(asked.filter).toString()
  const rows = isPainted ? painted.rows[nameOfBlock(block)] : undefined
  return queryOptions({
    queryKey: [...keyOf('rows', asked), nameOfBlock(block)],
    queryFn: async ({ signal }) => {
      const page = await request<Page<TransactionView>>('GET', `${api.transactions}?${query}`, undefined, { signal })
      return byDay(page.data, asked)
    },
    ...(rows && { initialData: () => byDay(rows, asked) }),
    staleTime: freshMs,
  })
}

export type Life = { transaction: TransactionView; life: LifeEntry[] }

export function lifeOptions(id: string) {
  return queryOptions({
    queryKey: ['transactions', 'all', 'life', id],
    queryFn: ({ signal }) => request<Life>('GET', api.transaction(id), undefined, { signal }),
    staleTime: freshMs,
  })
}

/** A transaction of which only its row has come, as far as it is among those that lists have asked for. */
export function findRow(queries: QueryClient, id: string): TransactionView | undefined {
  const days = queries.getQueriesData<Days>({ queryKey: ['transactions'], predicate: isAbout('days') })
  const blocks = queries.getQueriesData<DayRows>({ queryKey: ['transactions'], predicate: isAbout('rows') })
  const known = [...days.map(([, answer]) => answer?.newest), ...blocks.map(([, answer]) => answer)]
  return known.flatMap((rows) => Object.values(rows ?? {}).flat()).find((row) => row.id === id)
}

function isAbout(what: 'days' | 'rows') {
  return ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey.includes(what)
}

/** Whose rows these are comes first: a hint names one account. */
function keyOf(part: 'days' | 'rows', { filter, timeZone }: Asked): string[] {
  const [only, ...others] = filter.account ?? []
  return ['transactions', only && others.length === 0 ? only : 'all', part, writeFilter(filter).toString(), timeZone]
}

function queryOf({ filter, timeZone }: Asked): URLSearchParams {
  const query = writeFilter(filter)
  query.set('tz', timeZone)
  return query
}

/** Newest first, as they came. */
function byDay(rows: readonly TransactionView[], { timeZone }: Asked): DayRows {
  const dayOf = dayFormat(timeZone)
  const days: DayRows = {}
  for (const row of rows) {
    const day = dayOf(row.transacted_at)
    const known = days[day]
    if (known) known.push(row)
    else days[day] = [row]
  }
  return days
}
