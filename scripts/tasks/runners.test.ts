import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { missingPackages } from './install.mjs'
import { countPlaywright, countVitest, settle } from './runners.mjs'
import { Scoreboard } from './scoreboard.mjs'

const quiet = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('what a run of vitest counts', () => {
  test('passed and failed as it says', () => {
    expect(countVitest({ ...quiet, numFailedTests: 2 })).toMatchObject({ passed: 3, failed: 2 })
  })

  test('a skipped test has failed', () => {
    expect(countVitest({ ...quiet, numPendingTests: 1, numTodoTests: 1 })).toMatchObject({ passed: 3, failed: 2 })
  })

  test('a file that could not be read has failed', () => {
    const testResults = [{ name: resolve('lib/a.test.ts'), status: 'failed', assertionResults: [] }]
    expect(countVitest({ ...quiet, testResults })).toEqual({ passed: 3, failed: 1, failures: ['lib/a.test.ts'] })
  })
})

describe('what a run of playwright counts', () => {
  test('flaky, skipped and errors outside tests have failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }
    expect(countPlaywright({ stats, errors: [{}], suites: [] })).toMatchObject({ passed: 5, failed: 4 })
  })
})

describe('what failed has its name', () => {
  test('in vitest, with the first line of why', () => {
    const failed = { fullName: 'adds up', status: 'failed', failureMessages: ['expected 3\n  at a line'] }
    const assertionResults = [failed, { fullName: 'is calm', status: 'passed' }]
    const testResults = [{ name: resolve('lib/sum.test.ts'), status: 'failed', assertionResults }]
    const { failures } = countVitest({ ...quiet, numFailedTests: 1, testResults })
    expect(failures).toEqual(['lib/sum.test.ts: adds up: expected 3'])
  })

  test('in playwright, however deep it stands', () => {
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }
    const specs = [
      { ok: false, file: 'live.spec.ts', title: 'hears' },
      { ok: true, file: 'live.spec.ts', title: 'sees' },
    ]
    const { failures } = countPlaywright({ stats, errors: [], suites: [{ specs: [], suites: [{ specs }] }] })
    expect(failures).toEqual(['e2e/live.spec.ts: hears'])
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
    await board.count('fails', async () => ({ passed: 0, failed: 1, failures: ['lib/sum.test.ts: adds up'] }))
    expect(board.toLines()).toContain('    lib/sum.test.ts: adds up')
    expect(board.toLines().at(-1)).toBe('4 passed, 2 failed')
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
