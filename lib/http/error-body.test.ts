import { expect, test } from 'vitest'
import { isErrorBody } from './error-body'

const refusal = { type: 'invalid_request_error', message: 'No.', request_id: 'req_1' }

test.each([
  [{ error: refusal }, true],
  [{ error: { ...refusal, code: 'resource_missing', param: 'id' } }, true],
  [{ error: { ...refusal, code: 7 } }, false],
  [{ error: { ...refusal, message: undefined } }, false],
  [{ error: 'gone' }, false],
  [{ error: null }, false],
  ['<html>', false],
  [null, false],
])('%j is a refusal of ours: %s', (answer, expected) => {
  expect(isErrorBody(answer)).toBe(expected)
})
