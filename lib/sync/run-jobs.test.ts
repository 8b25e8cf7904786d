import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import { runJobs } from './run-jobs'

beforeEach(() => {
  vi.useFakeTimers()
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
})
afterEach(() => {
  vi.useRealTimers()
  globalThis.tidewaterEnv = undefined
})

/** A job whose rounds end when they are told to. */
function heldJob(everyMs: number) {
  const ends: (() => void)[] = []
  const run = vi.fn((_: AbortSignal) => new Promise<void>((end) => ends.push(end)))
  return { job: { name: 'held', everyMs, run }, run, endOne: () => ends.shift()?.() }
}

test('the first round begins at once, and the next one only after the last has ended', async () => {
  const { job, run, endOne } = heldJob(100)
  const stop = runJobs([job])
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1000)
  expect(run).toHaveBeenCalledTimes(1)
  endOne()
  await vi.advanceTimersByTimeAsync(99)
  expect(run).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(run).toHaveBeenCalledTimes(2)
  endOne()
  await stop()
})

test('a job that fails or hangs keeps no other from its rounds, and a failed one comes again', async () => {
  const failing = vi.fn(() => Promise.reject(new Error('not today')))
  const throwing = vi.fn(() => {
    throw new Error('not even a promise')
  })
  const calm = vi.fn(() => Promise.resolve())
  const { job: hanging, endOne } = heldJob(10)
  const jobs = [hanging, ...[failing, throwing, calm].map((run) => ({ name: 'job', everyMs: 10, run }))]
  const stop = runJobs(jobs)
  await vi.advanceTimersByTimeAsync(50)
  for (const run of [failing, throwing, calm]) expect(run).toHaveBeenCalledTimes(6)
  endOne()
  await stop()
})

test('a stop waits for the rounds under way, tells them, and begins no more', async () => {
  const held = heldJob(100)
  const idle = vi.fn(() => Promise.resolve())
  const stop = runJobs([held.job, { name: 'idle', everyMs: 100, run: idle }])
  await vi.advanceTimersByTimeAsync(50)
  let hasStopped = false
  const stopped = stop().then(() => {
    hasStopped = true
  })
  await vi.advanceTimersByTimeAsync(1000)
  expect(hasStopped).toBe(false)
  expect(held.run.mock.calls[0]?.[0].aborted).toBe(true)
  held.endOne()
  await stopped
  await vi.advanceTimersByTimeAsync(1000)
  expect(held.run).toHaveBeenCalledTimes(1)
  expect(idle).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('many jobs are no leak that a warning would have to tell of', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  const stop = runJobs(Array.from({ length: 30 }, () => ({ name: 'one', everyMs: 100, run: async () => {} })))
  await vi.advanceTimersByTimeAsync(100)
  expect(warned).not.toHaveBeenCalled()
  await stop()
})
