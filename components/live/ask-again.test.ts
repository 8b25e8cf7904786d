import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { AskAgain } from './ask-again'

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
