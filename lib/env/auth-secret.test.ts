import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { authSecret } from './auth-secret'

const folder = () => mkdtempSync(join(tmpdir(), 'auth-secret-'))

it('is made once and kept where only its owner reads it', () => {
  const dataDir = join(folder(), 'not', 'there', 'yet')
  const first = authSecret({ authSecret: null, dataDir })
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(authSecret({ authSecret: null, dataDir })).toBe(first)
  expect(readdirSync(dataDir)).toEqual(['auth-secret'])
  expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600)
})

it('is another one in another folder', () => {
  expect(authSecret({ authSecret: null, dataDir: folder() })).not.toBe(
    authSecret({ authSecret: null, dataDir: folder() }),
  )
})

it('is the given one, and writes nothing, where one is given', () => {
  const dataDir = folder()
  expect(authSecret({ authSecret: 'given', dataDir })).toBe('given')
  expect(readdirSync(dataDir)).toEqual([])
})
