import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, fileStorage } from './index'
import { bench, clientOf, controlOf, DATA, NOON } from './testing/bench'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const open = (folder: string) => createSimulator({ storage: fileStorage(folder), realNow: () => NOON })

/** Everything the API tells of a world. */
async function picture(simulator: Awaited<ReturnType<typeof createSimulator>>) {
  const stripe = clientOf(simulator, 'sk_test_bench')
  const fc = stripe.financialConnections
  const accounts = (await fc.accounts.list({ limit: 100, expand: ['data.ownership'] })).data
  const transactions = await Promise.all(
    accounts.map(({ id: account }) => fc.transactions.list({ account }).autoPagingToArray({ limit: 9_999 })),
  )
  const events = (await stripe.events.list({ limit: 100 })).data
  const state = await controlOf(simulator, 'sk_test_bench')('state')
  return { accounts, transactions, events, state }
}

describe('the journal', () => {
  it('gives the identical state back after a restart, with the clock and what is still due', async () => {
    const folder = newFolder()
    const { simulator, fc, link, advance } = await bench({ storage: fileStorage(folder) })
    const { id } = await link({
      institution: 'Ownership Accounts',
      accounts: ['Joint owners', 'One owner'],
      prefetch: DATA,
    })
    await fc.accounts.subscribe(id, { features: ['transactions'] })
    await advance(3 * 86_400)
    await advance(10)
    const before = await picture(simulator)
    await simulator.close()
    const again = await open(folder)
    expect(again.now()).toBe(NOON + 3 * 86_400_000 + 10_000)
    expect(await picture(again)).toEqual(before)
    await controlOf(again, 'sk_test_bench')('clock', { advance_seconds: 86_400 })
    expect((await picture(again)).events.length).toBe(before.events.length + 1)
    await again.close()
  })

  it('forgets what a reset emptied, and nothing else', async () => {
    const folder = newFolder()
    const { simulator, stripe, control } = await bench({ storage: fileStorage(folder) })
    const other = clientOf(simulator, 'sk_test_other')
    await stripe.customers.create({})
    await other.customers.create({ name: 'Stays' })
    await control('reset', {})
    await stripe.customers.create({ name: 'After' })
    await simulator.close()
    const again = await open(folder)
    const namesOf = async (key: string) => (await clientOf(again, key).customers.list()).data.map(({ name }) => name)
    expect(await namesOf('sk_test_bench')).toEqual(['After'])
    expect(await namesOf('sk_test_other')).toEqual(['Stays'])
    await again.close()
  })

  it('ignores a last line that was torn, and goes on behind the whole ones', async () => {
    const folder = newFolder()
    const first = await open(folder)
    await clientOf(first, 'sk_test_bench').customers.create({ name: 'Whole' })
    await first.close()
    appendFileSync(join(folder, 'journal.jsonl'), '[{"world":"acct_1","kind":"customer","id":"cus')
    const second = await open(folder)
    await clientOf(second, 'sk_test_bench').customers.create({ name: 'Next' })
    await second.close()
    const third = await open(folder)
    const { data } = await clientOf(third, 'sk_test_bench').customers.list()
    expect(data.map(({ name }) => name)).toEqual(['Next', 'Whole'])
    await third.close()
  })

  it('says so when a line in the middle is damaged', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'journal.jsonl'), '[{"offsetMs":5}]\nrubbish\n[]\n')
    await expect(open(folder)).rejects.toThrow('is damaged')
  })

  it('holds no secret key', async () => {
    const folder = newFolder()
    const simulator = await open(folder)
    await clientOf(simulator, 'sk_test_bench').customers.create({})
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toContain('sk_test')
    await simulator.close()
  })

  it('a refused request leaves nothing behind, in memory or on disk', async () => {
    const folder = newFolder()
    const { simulator, fc, control, stripe } = await bench({ storage: fileStorage(folder) })
    const { id: customer } = await stripe.customers.create({})
    const account_holder = { type: 'customer', customer } as const
    const lines = () => readFileSync(join(folder, 'journal.jsonl'), 'utf8').length
    const [before, length] = [await control('state'), lines()]
    // The session exists by the time its answer cannot be expanded.
    const session = fc.sessions.create({ account_holder, permissions: ['balances'], expand: ['permissions'] })
    await expect(session).rejects.toThrow('cannot be expanded')
    expect(await control('state')).toEqual(before)
    expect(lines()).toBe(length)
    await simulator.close()
  })
})

describe('another process', () => {
  it('killed with SIGKILL while it writes, loses nothing it had answered', async () => {
    const folder = newFolder()
    const script = `
      import { createSimulator, fileStorage } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
      const simulator = await createSimulator({ storage: fileStorage(process.argv[1]) })
      const headers = { authorization: 'Bearer sk_test_bench' }
      for (;;) {
        const request = new Request('http://simulator/v1/customers', { method: 'POST', headers })
        const { id } = await (await simulator.fetch(request)).json()
        console.log(id)
      }`
    const child = spawnScript(script, folder)
    const ended = once(child, 'exit')
    const answered: string[] = []
    for await (const line of createInterface(child.stdout)) {
      answered.push(line)
      if (answered.length === 300) child.kill('SIGKILL')
    }
    await ended
    const simulator = await createSimulator({ storage: fileStorage(folder) })
    const kept = await clientOf(simulator, 'sk_test_bench')
      .customers.list({ limit: 100 })
      .autoPagingToArray({ limit: 9_999 })
    const ids = new Set(kept.map(({ id }) => id))
    expect(answered.length).toBeGreaterThanOrEqual(300)
    expect(answered.filter((id) => !ids.has(id))).toEqual([])
    await simulator.close()
  }, 30_000)

  it('that holds the folder keeps this one out of it, until it is killed', async () => {
    const folder = newFolder()
    const script = `
      import { fileStorage } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
      fileStorage(process.argv[1])
      console.log('inside')
      setInterval(() => {}, 1000)`
    const holder = spawnScript(script, folder)
    await once(holder.stdout, 'data')
    expect(() => fileStorage(folder)).toThrow(`in use by process ${holder.pid}`)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    fileStorage(folder).close()
  }, 30_000)
})

function spawnScript(script: string, folder: string) {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
