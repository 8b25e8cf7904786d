import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FolderError } from '@/lib/db/folder-error'
import { readEnv } from '@/lib/env/read-env'
import { simulator } from './simulator'

let folder: string
beforeEach(() => {
  const dataDir = mkdtempSync(join(tmpdir(), 'simulator-folder-'))
  globalThis.tidewaterEnv = readEnv({ DATA_DIR: dataDir })
  folder = join(dataDir, 'simulator')
})
afterEach(() => {
  globalThis.tidewaterSimulator = undefined
  globalThis.tidewaterEnv = undefined
})

it('a file in the place of its folder is refused in words', async () => {
  writeFileSync(folder, '')
  await expect(simulator()).rejects.toThrow(FolderError)
})

it('a damaged journal is refused in words', async () => {
  mkdirSync(join(folder, 'journal'), { recursive: true })
  writeFileSync(join(folder, 'journal', 'journal.jsonl'), '[]\nrubbish\n[]\n')
  const opened = simulator()
  await expect(opened).rejects.toThrow(FolderError)
  await expect(opened).rejects.toThrow(/is damaged: move it away/)
})
