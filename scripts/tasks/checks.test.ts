import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { findFreePort } from '@/lib/testing/free-port'
import { readAddress, requireFreePort } from './checks.mjs'

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

test('a port that is let go in a moment is waited for', async () => {
  const address = { host: '127.0.0.1', port: await findFreePort() }
  const other = createServer().listen(address)
  await once(other, 'listening')
  setTimeout(() => other.close(), 200)
  await expect(requireFreePort(address)).resolves.toBeUndefined()
})

test('a port that is kept is refused', async () => {
  const address = { host: '127.0.0.1', port: await findFreePort() }
  const other = createServer().listen(address)
  await once(other, 'listening')
  await expect(requireFreePort(address)).rejects.toThrow(`Port ${address.port} is in use`)
  other.close()
})
