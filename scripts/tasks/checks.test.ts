import { afterEach, expect, test, vi } from 'vitest'
import { readAddress } from './checks.mjs'

afterEach(() => vi.unstubAllEnvs())

test.each(['', ' '])('an empty setting (%j) is one that is not set', (empty) => {
  vi.stubEnv('PORT', empty)
  vi.stubEnv('HOST', empty)
  expect(readAddress()).toEqual({ host: '127.0.0.1', port: 3000 })
})

test.each(['0', '65536', 'http'])('PORT %s is refused', (port) => {
  vi.stubEnv('PORT', port)
  expect(readAddress).toThrow('PORT must be a number from 1 to 65535')
})
