import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Gate } from './gate'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Work that ends when told to, and notes when it began. */
function enter(gate: Gate, begun: string[], name: string) {
  let end = () => {}
  const ended = new Promise<string>((resolve) => {
    end = () => resolve(name)
  })
  const answer = gate.pass(() => {
    begun.push(name)
    return ended
  })
  return { answer, end: () => end() }
}

it('lets as many in as it may, and the others in the order they came', async () => {
  const gate = new Gate({ most: 2, waitMs: 1000 })
  const begun: string[] = []
  const all = ['a', 'b', 'c', 'd'].map((name) => enter(gate, begun, name))
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual(['a', 'b'])
  all[1]?.end()
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const { end } of all) end()
  expect(await Promise.all(all.map(({ answer }) => answer))).toEqual(['a', 'b', 'c', 'd'])
  expect(vi.getTimerCount()).toBe(0)
})

it('tells who waited too long when to come again, and keeps no place for them', async () => {
  const gate = new Gate({ most: 1, waitMs: 1000 })
  const begun: string[] = []
  const first = enter(gate, begun, 'first')
  const late = enter(gate, begun, 'late')
  const refused = expect(late.answer).rejects.toMatchObject({ status: 503, retryAfterSeconds: 2 })
  await vi.advanceTimersByTimeAsync(1000)
  await refused
  first.end()
  await first.answer
  expect(await gate.pass(async () => 'next')).toBe('next')
  expect(begun).toEqual(['first'])
})

it('gives on the place of who failed', async () => {
  const gate = new Gate({ most: 1, waitMs: 1000 })
  const failed = gate.pass(() => Promise.reject(new Error('no')))
  const next = gate.pass(async () => 'next')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('next')
})
