import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { FolderError } from './folder-error'
import { openDatabase } from './open-database'

const folder = () => join(mkdtempSync(join(tmpdir(), 'unusable-folder-')), 'simulator', 'postgres')

const whole = folder()
beforeAll(async () => {
  const { ready, close } = openDatabase({ folder: whole })
  await ready
  await close()
}, 30_000)

it('a folder that cannot be made is refused in words', () => {
  const place = folder()
  writeFileSync(join(place, '..', '..', 'simulator'), '')
  expect(() => openDatabase({ folder: place })).toThrow(FolderError)
  expect(() => openDatabase({ folder: place })).toThrow(/cannot be written to; set DATA_DIR/)
})

it.each([
  ['cut short', (place: string) => truncateSync(join(place, 'global', 'pg_control'), 0)],
  ['half gone', (place: string) => rmSync(join(place, 'pg_wal'), { recursive: true })],
])(
  'a database that is %s is refused in words',
  async (_, harm) => {
    const place = folder()
    cpSync(whole, place, { recursive: true })
    harm(place)
    const { ready } = openDatabase({ folder: place })
    await expect(ready).rejects.toThrow(FolderError)
    await expect(ready).rejects.toThrow(/is damaged or not readable: move it away/)
  },
  30_000,
)
