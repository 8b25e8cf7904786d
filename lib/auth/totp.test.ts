import { expect, it } from 'vitest'
import { codeOfStep, stepAt, stepOf } from './totp'

// RFC 6238, appendix B: the secret of its table for SHA-1, and the last six of its eight digits.
const secret = '12345678901234567890'

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(codeOfStep(secret, stepAt(seconds * 1000))).toBe(code)
})

it('is of this half minute or one beside it', () => {
  const at = 2_000_000_000_000
  const found = [-60, -30, 0, 30, 60].map((seconds) =>
    stepOf(secret, codeOfStep(secret, stepAt(at + seconds * 1000)), at),
  )
  expect(found).toEqual([null, stepAt(at) - 1, stepAt(at), stepAt(at) + 1, null])
})
