import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import type { Announced, Notice } from './announce'
import { makeOutbox } from './outbox'
import { readPayload, toPayloads } from './payload'

const changed = (id: string, holderId: string | null = 'holder'): Announced => ({ kind: 'account', id, holderId })

let published: Notice[][]
const publish = async (notices: Notice[]) => void published.push(notices)

beforeEach(() => {
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
  vi.useFakeTimers()
  published = []
})
afterEach(() => {
  vi.useRealTimers()
  globalThis.tidewaterEnv = undefined
})

describe('what is announced', () => {
  test('together travels together, each thing once', async () => {
    const outbox = makeOutbox(publish)
    for (let write = 0; write < 1_000; write++) outbox.add(changed(`fca_${write % 3}`))
    await vi.advanceTimersByTimeAsync(10)
    expect(published).toEqual([[changed('fca_0'), changed('fca_1'), changed('fca_2')]])
  })

  test('without pause is at most one message in 20 ms, and the last word is told', async () => {
    const outbox = makeOutbox(publish)
    for (let write = 0; write < 1_000; write++) {
      outbox.add(changed(`fca_${write}`))
      await vi.advanceTimersByTimeAsync(1)
    }
    await vi.advanceTimersByTimeAsync(100)
    expect(published.length).toBeLessThanOrEqual(52)
    expect(published.flat()).toHaveLength(1_000)
  })

  test('first goes at once, and what comes while it is on its way does not wait twice', async () => {
    let arrive = () => {}
    const outbox = makeOutbox((notices) => {
      published.push(notices)
      return new Promise<void>((resolve) => {
        arrive = resolve
      })
    })
    outbox.add(changed('fca_1'))
    await vi.advanceTimersByTimeAsync(1)
    expect(published).toEqual([[changed('fca_1')]])
    outbox.add(changed('fca_2'))
    await vi.advanceTimersByTimeAsync(30)
    arrive()
    await vi.advanceTimersByTimeAsync(1)
    expect(published[1]).toEqual([changed('fca_2')])
  })

  test('while the database is away is told as lost, once, when it is back', async () => {
    let isAway = true
    const outbox = makeOutbox(async (notices) => {
      if (isAway) throw new Error('away')
      await publish(notices)
    })
    outbox.add(changed('fca_1'))
    await vi.advanceTimersByTimeAsync(3_000)
    outbox.add(changed('fca_2'))
    isAway = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(published).toEqual([[{ kind: 'resync', id: '', holderId: null }]])
    outbox.add(changed('fca_3'))
    await vi.advanceTimersByTimeAsync(100)
    expect(published[1]).toEqual([changed('fca_3')])
  })

  test('in a flood is told as lost instead of filling the memory', async () => {
    const outbox = makeOutbox(publish)
    for (let write = 0; write < 50_000; write++) outbox.add(changed(`fca_${write}`))
    await vi.advanceTimersByTimeAsync(10)
    expect(published).toEqual([[{ kind: 'resync', id: '', holderId: null }]])
  })
})

describe('the payloads', () => {
  const many: Notice[] = Array.from({ length: 1_000 }, (_, index) =>
    changed(`fca_${'x'.repeat(24)}${index}`, 'ü'.repeat(18)),
  )
  const all: Notice[] = [
    ...many,
    { kind: 'session_ended', id: 'a "quoted" id', holderId: null },
    changed('fca_1', null),
  ]

  test('stay below what Postgres takes, and lose nothing', () => {
    const payloads = toPayloads(all)
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000)
    expect(payloads.length).toBeLessThan(20)
    expect(payloads.flatMap(readPayload)).toEqual(all)
  })

  test('of another version are a reason to ask for everything', () => {
    expect(readPayload('[["weather","x",null]]')).toEqual([{ kind: 'resync', id: '', holderId: null }])
  })
})
