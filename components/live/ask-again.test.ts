import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { AskAgain } from './ask-again'

afterEach(() => void vi.useRealTimers())

const answers = {
  account: { all: ['accounts'], of: (id: string) => [{ queryKey: ['accounts', id] }] },
}
const hint = { kind: 'account', id: 'fca_1' } as const

/** A page that the server painted some time ago comes; returns what it asked for by itself. */
function show(queries: QueryClient, id: string): string[] {
  const asked: string[] = []
  const observer = new QueryObserver(queries, {
    queryKey: ['accounts', id],
    queryFn: () => {
      asked.push(id)
      return 'as it is'
    },
    initialData: 'as painted',
    staleTime: 10_000,
  })
  observer.subscribe(() => undefined)
  return asked
}

test('a page that comes after a hint asks again what the hint named', () => {
  const queries = new QueryClient()
  const again = new AskAgain(queries, answers)
  again.about(hint)
  expect(show(queries, 'fca_1')).toEqual(['fca_1'])
  expect(show(queries, 'fca_2')).toEqual([])
})

test('a page that comes when anything may have changed asks again', () => {
  const queries = new QueryClient()
  new AskAgain(queries, answers).everything()
  expect(show(queries, 'fca_1')).toEqual(['fca_1'])
})

test('a page that comes after too many hints to remember asks again', () => {
  const queries = new QueryClient()
  const again = new AskAgain(queries, answers)
  for (let i = 0; i < 2_000; i++) again.about({ kind: 'account', id: `fca_other_${i}` })
  expect(show(queries, 'fca_1')).toEqual(['fca_1'])
})

test('nobody is asked for a page whose tab follows nothing any more', () => {
  const queries = new QueryClient()
  const again = new AskAgain(queries, answers)
  again.about(hint)
  again.stop()
  expect(show(queries, 'fca_1')).toEqual([])
})

test('what else has changed is asked after new rows are drawn, or after a quarter of a second', async () => {
  vi.useFakeTimers()
  const { again, asked, answer } = watch()
  again.about({ kind: 'transactions', id: 'fca_1' })
  again.about(hint)
  await vi.advanceTimersByTimeAsync(200)
  expect(asked).toEqual(['transactions'])
  answer()
  await vi.advanceTimersByTimeAsync(10)
  expect(asked).toEqual(['transactions'])
  await vi.advanceTimersByTimeAsync(20)
  expect(asked).toEqual(['transactions', 'accounts'])

  again.about({ kind: 'transactions', id: 'fca_1' })
  again.about(hint)
  await vi.advanceTimersByTimeAsync(250)
  expect(asked.slice(2)).toEqual(['transactions', 'accounts'])
})

test('nothing that waited for rows is asked by a tab that follows nothing any more', async () => {
  vi.useFakeTimers()
  const { again, asked } = watch()
  again.about({ kind: 'transactions', id: 'fca_1' })
  again.about(hint)
  again.stop()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(['transactions'])
})

test('an answer on its way that nobody may ask for any more is waited for', async () => {
  const queries = new QueryClient()
  const again = new AskAgain(queries, answers)
  let answer = () => {}
  const queryFn = vi.fn(() => new Promise<string>((resolve) => (answer = () => resolve('as it is'))))
  const question = { queryKey: ['accounts', 'fca_1'], queryFn, initialData: 'as painted' }
  const observer = new QueryObserver(queries, question)
  observer.subscribe(() => undefined)
  observer.setOptions({ ...question, enabled: false })
  const ask = queries.invalidateQueries.bind(queries)
  const invalidate = vi.spyOn(queries, 'invalidateQueries')
  // Asked without a pause it would be asked for ever, and nothing else have its turn: neither the answer nor the end of this test.
  invalidate.mockImplementation((...of) => (invalidate.mock.calls.length > 9 ? new Promise(() => {}) : ask(...of)))
  again.about(hint)
  await vi.waitFor(() => expect(invalidate).toHaveBeenCalled())
  expect(invalidate).toHaveBeenCalledTimes(1)
  answer()
  await vi.waitFor(() => expect(invalidate).toHaveBeenCalledTimes(2))
  expect(queryFn).toHaveBeenCalledTimes(1)
})

/** A page with an account and its rows, where rows come only when they are let come. */
function watch() {
  const queries = new QueryClient()
  const asked: string[] = []
  let answer = () => {}
  for (const kind of ['transactions', 'accounts']) {
    const queryFn = () => {
      asked.push(kind)
      return kind === 'accounts' ? 0 : new Promise<number>((resolve) => (answer = () => resolve(0)))
    }
    new QueryObserver(queries, { queryKey: [kind, 'fca_1'], queryFn, initialData: 0, staleTime: 10_000 }).subscribe(
      () => undefined,
    )
  }
  const rows = { all: ['transactions'], first: (id: string) => [{ queryKey: ['transactions', id] }], of: () => [] }
  return { again: new AskAgain(queries, { ...answers, transactions: rows }), asked, answer: () => answer() }
}
