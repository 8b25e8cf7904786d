import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, fileStorage } from './index'
import { bench, clientOf, controlOf, DATA, NOON } from './testing/bench'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'compaction-'))
  folders.push(folder)
  return folder
}

const journalOf = (folder: string) => join(folder, 'journal.jsonl')
const open = (folder: string) => createSimulator({ storage: fileStorage(folder), realNow: () => NOON })

/** A folder of two worlds in which the last thing happened again and again, and one in which it happened once. */
async function longStory(times: number) {
  const folder = newFolder()
  const { simulator, control, link, advance, fc } = await bench({ storage: fileStorage(folder) })
  const { id } = await link({ institution: 'Ownership Accounts', accounts: ['Joint owners'], prefetch: DATA })
  await fc.accounts.subscribe(id, { features: ['transactions'] })
  await advance(3 * 86_400)
  await clientOf(simulator, 'sk_test_other').customers.create({ name: 'Elsewhere' })
  await control('switches', { relink: 'new_id' })
  await simulator.close()
  const short = newFolder()
  cpSync(folder, short, { recursive: true })
  const last = readFileSync(journalOf(folder), 'utf8').trimEnd().split('\n').at(-1)
  appendFileSync(journalOf(folder), `${last}\n`.repeat(times))
  return { folder, short }
}

/** Everything that a restart must not change. */
async function picture(folder: string) {
  const simulator = await open(folder)
  const worlds = ['sk_test_bench', 'sk_test_other'].map(async (key) => {
    const { events, financialConnections: fc, customers } = clientOf(simulator, key)
    const control = controlOf(simulator, key)
    const accounts = (await fc.accounts.list({ expand: ['data.ownership'] })).data
    const rows = accounts.map(({ id: account }) =>
      fc.transactions.list({ account }).autoPagingToArray({ limit: 9_999 }),
    )
    return JSON.stringify([
      await control('state'),
      await control('switches'),
      accounts,
      await Promise.all(rows),
      (await events.list({ limit: 100 })).data,
      (await customers.list()).data,
    ])
  })
  const told = await Promise.all(worlds)
  await simulator.close()
  return told
}

describe('a journal much longer than what it tells', () => {
  it('is written anew at the start, and tells the same', async () => {
    const { folder, short } = await longStory(20_000)
    const long = statSync(journalOf(folder)).size
    const before = await picture(short)
    expect(await picture(folder)).toEqual(before)
    expect(statSync(journalOf(folder)).size).toBeLessThan(long / 4)
    expect(await picture(folder)).toEqual(before)
  })

  it('is appended to afterwards, and belongs to its owner alone', async () => {
    const { folder } = await longStory(20_000)
    const first = await open(folder)
    await clientOf(first, 'sk_test_bench').customers.create({ name: 'Next' })
    await first.close()
    expect(statSync(journalOf(folder)).mode & 0o777).toBe(0o600)
    const second = await open(folder)
    const { data } = await clientOf(second, 'sk_test_bench').customers.list()
    expect(data.map(({ name }) => name)).toEqual(['Next', 'Ada'])
    await second.close()
  })

  it('stays as it is where it is not much longer', async () => {
    const { folder } = await longStory(100)
    const before = readFileSync(journalOf(folder), 'utf8')
    await (await open(folder)).close()
    expect(readFileSync(journalOf(folder), 'utf8').startsWith(before)).toBe(true)
  })

  it('loses nothing where the process is killed before any step of it', async () => {
    const { folder: original, short } = await longStory(20_000)
    const before = await picture(short)
    let killed = 0
    for (let step = 1; ; step += 1) {
      const folder = newFolder()
      cpSync(original, folder, { recursive: true })
      if (!(await isKilledAt(step, folder))) break
      killed += 1
      expect(await picture(folder), `killed before step ${step}`).toEqual(before)
      expect(existsSync(`${journalOf(folder)}.new`)).toBe(false)
    }
    // Opening, writing, forcing it to the disk, closing, putting it in place.
    expect(killed).toBeGreaterThanOrEqual(5)
  }, 60_000)
})

/** Opens the folder in another process, which is killed before it does its nth thing to a file. */
async function isKilledAt(step: number, folder: string): Promise<boolean> {
  const script = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    import { createSimulator, fileStorage } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    let left = ${step}
    for (const name of ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync']) {
      const real = fs[name]
      fs[name] = (...given) => {
        left -= 1
        if (left === 0) process.kill(process.pid, 'SIGKILL')
        return real(...given)
      }
    }
    const storage = fileStorage(process.argv[1])
    syncBuiltinESMExports()
    await createSimulator({ storage })
    process.exit(0)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  return signal === 'SIGKILL'
}
