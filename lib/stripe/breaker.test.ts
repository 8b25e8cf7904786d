import { expect, test } from 'vitest'
import { Breaker } from './breaker'

function start() {
  const clock = { at: 0 }
  const breaker = new Breaker(() => clock.at)
  const fail = (times: number) => {
    for (let time = 0; time < times; time++) breaker.enter()?.('outage')
  }
  return { clock, breaker, fail }
}

test('four outages keep it closed, five in a row open it', () => {
  const { breaker, fail } = start()
  fail(4)
  breaker.enter()?.('answered')
  fail(4)
  expect(breaker.isShut).toBe(false)
  fail(1)
  expect(breaker.isShut).toBe(true)
  expect(breaker.enter()).toBeNull()
})

test('after two seconds one may try, and nobody else until it has ended', () => {
  const { clock, breaker, fail } = start()
  fail(5)
  clock.at = 1_999
  expect(breaker.enter()).toBeNull()
  clock.at = 2_000
  expect(breaker.isAway).toBe(true)
  const probe = breaker.enter()
  expect(breaker.enter()).toBeNull()
  expect(breaker.isAway).toBe(true)
  probe?.('answered')
  expect(breaker.isShut).toBe(false)
  expect(breaker.isAway).toBe(false)
})

test('each try in vain doubles the wait, up to half a minute', () => {
  const { clock, breaker, fail } = start()
  fail(5)
  const waits = Array.from({ length: 6 }, () => {
    const from = clock.at
    while (breaker.isShut) clock.at += 1_000
    fail(1)
    return clock.at - from
  })
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})

test('an outage that began before it opened does not end the try that is under way', () => {
  const { clock, breaker, fail } = start()
  const late = breaker.enter()
  fail(5)
  clock.at = 2_000
  const probe = breaker.enter()
  late?.('outage')
  probe?.('answered')
  expect(breaker.isShut).toBe(false)
})
