import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { missingPackages } from './install.mjs'
import { countPlaywright, countVitest, settle } from './runners.mjs'
import { Scoreboard } from './scoreboard.mjs'

const quiet = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('what a run of vitest counts', () => {
  test('passed and failed as it says', () => {
    expect(countVitest({ ...quiet, numFailedTests: 2 })).toEqual({ passed: 3, failed: 2 })
  })

  test('a skipped test has failed', () => {
    expect(countVitest({ ...quiet, numPendingTests: 1, numTodoTests: 1 })).toEqual({ passed: 3, failed: 2 })
  })

  test('a file that could not be read has failed', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(countVitest({ ...quiet, testResults })).toEqual({ passed: 3, failed: 1 })
  })
})

describe('what a run of playwright counts', () => {
  test('flaky, skipped and errors outside tests have failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 })
  })
})

describe('a runner as a whole', () => {
  test('ending badly without a failure is one', () => {
    expect(settle(1, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 1 })
  })

  test('running nothing is a failure', () => {
    expect(settle(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 })
  })

  test('is left as counted otherwise', () => {
    expect(settle(0, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 0 })
    expect(settle(1, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 })
  })
})

describe('the last line', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockReturnValue()
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterEach(() => vi.restoreAllMocks())

  test('sums over the steps, and a step that throws does not hide the next', async () => {
    const board = new Scoreboard()
    await board.count('throws', () => Promise.reject(new Error('on purpose')))
    await board.count('passes', async () => ({ passed: 4, failed: 0 }))
    expect(board.toLines().at(-1)).toBe('4 passed, 1 failed')
    expect(board.isGreen).toBe(false)
  })

  test('is not green when nothing ran', () => {
    expect(new Scoreboard().isGreen).toBe(false)
  })
})

describe('what npm ci would add', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '1.0.0', optional: true },
  }

  test('nothing where all that this platform needs is there', () => {
    expect(missingPackages(wanted, { 'node_modules/a': { version: '1.0.0' } })).toEqual([])
  })

  test('a package that is missing or of another version', () => {
    expect(missingPackages(wanted, {})).toEqual(['node_modules/a'])
    expect(missingPackages(wanted, { 'node_modules/a': { version: '1.0.1' } })).toEqual(['node_modules/a'])
  })
})
