import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulator, fileStorage } from '../index'
import { type Keys, SortedKeys } from '../table'
import { bench, clientOf, NOON } from '../testing/bench'
import { MergedKeys } from './merged-keys'

const MILLION = 1_000_000
const EVERYDAY = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

async function grown(count: number, options: Parameters<typeof bench>[0] = {}) {
  const on = await bench(options)
  const { id } = await on.link({ ...EVERYDAY, prefetch: ['transactions', 'balances'] })
  const grow = (transactions_count: number) => on.control(`accounts/${id}`, { transactions_count })
  const refresh = async () => {
    const { transaction_refresh } = await on.fc.accounts.refresh(id, { features: ['transactions', 'balance'] })
    await on.advance(2)
    return transaction_refresh?.id ?? ''
  }
  await grow(count)
  await on.advance(2)
  const list = (params: object = {}) => on.fc.transactions.list({ account: id, limit: 100, ...params })
  const all = () => list().autoPagingToArray({ limit: 10_000 })
  return { ...on, id, grow, refresh, list, all }
}

describe('transactions_count', () => {
  it('is how many the bank shows, each once, newest first', async () => {
    const { all, grow, refresh } = await grown(2_001)
    const rows = await all()
    expect(rows).toHaveLength(2_001)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2_001)
    const times = rows.map(({ transacted_at }) => transacted_at)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    await grow(3_000)
    expect(await all()).toEqual(rows)
    await refresh()
    const more = await all()
    expect(more).toHaveLength(3_000)
    const ids = new Set(more.map(({ id }) => id))
    expect(rows.every(({ id }) => ids.has(id))).toBe(true)
  })

  it('can be few where nobody read the account before, and never fewer than were read', async () => {
    const { all, grow } = await grown(3)
    expect(await all()).toHaveLength(3)
    await expect(grow(2)).rejects.toThrow('takes none of them back')
  })

  it('goes on growing day by day', async () => {
    const { all, advance, refresh } = await grown(1_500)
    await advance(5 * 86_400)
    await refresh()
    expect((await all()).length).toBeGreaterThan(1_504)
  })

  it('adds up to the balance', async () => {
    const { all, fc: api, id, grow, refresh } = await grown(1_200)
    const opening = async () => {
      const posted = (await all()).filter(({ status }) => status === 'posted')
      const { balance } = await api.accounts.retrieve(id)
      return (balance?.current.usd ?? NaN) - posted.reduce((sum, { amount }) => sum + amount, 0)
    }
    const before = await opening()
    for (const count of [1_501, 1_502]) {
      await grow(count)
      await refresh()
      expect(await opening()).toBe(before)
    }
  })

  it('pages through rows that were told one by one among them', async () => {
    const { control, id, all, refresh, list, fc: api } = await grown(1_500)
    const { data } = await list()
    const at = data[50]?.transacted_at ?? 0
    await control(`accounts/${id}`, { transactions: [{ amount: -1, description: 'Told', transacted_at: at }] })
    const after = (await api.accounts.retrieve(id)).transaction_refresh?.id
    await refresh()
    const rows = await all()
    expect(rows).toHaveLength(1_501)
    const position = rows.findIndex(({ description }) => description === 'Told')
    expect(rows[position]?.transacted_at).toBe(at)
    const told = await list({ transaction_refresh: { after } })
    expect(told.data.map(({ description }) => description)).toContain('Told')
    expect(told.data.length).toBeLessThan(10)
    const next = await list({ starting_after: rows[position]?.id, limit: 3 })
    expect(next.data).toEqual(rows.slice(position + 1, position + 4))
    const previous = await list({ ending_before: rows[position]?.id, limit: 3 })
    expect(previous.data).toEqual(rows.slice(position - 3, position))
  })
})

describe('a million', () => {
  it('are a line in the journal, and survive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
    const { id, list, simulator } = await grown(MILLION, { storage: fileStorage(folder) })
    const page = await list()
    await simulator.close()
    expect(statSync(join(folder, 'journal.jsonl')).size).toBeLessThan(2_000_000)
    const again = await createSimulator({ storage: fileStorage(folder), realNow: () => NOON })
    const client = clientOf(again, 'sk_test_bench')
    expect(await client.financialConnections.transactions.list({ account: id, limit: 100 })).toEqual(page)
    await again.close()
    rmSync(folder, { recursive: true })
  })

  it('can be entered anywhere: by time, by id, from either end', async () => {
    const { list, fc: api, control } = await grown(MILLION)
    expect((await control('state')).counts.transactions).toBeGreaterThanOrEqual(MILLION)
    const day = Math.floor(NOON / 86_400_000) * 86_400 - 90 * 86_400
    const { data, has_more } = await list({ transacted_at: { gte: day, lt: day + 60 } })
    expect(has_more).toBe(false)
    expect(data.length).toBeGreaterThan(1)
    expect(data.every(({ transacted_at: at }) => at >= day && at < day + 60)).toBe(true)
    const [first] = data
    expect(await api.transactions.retrieve(first?.id ?? '')).toEqual(first)
    const older = await list({ starting_after: first?.id })
    const newer = await list({ ending_before: older.data[0]?.id })
    expect(newer.data.at(-1)).toEqual(first)
    await expect(api.transactions.retrieve(`${first?.id.slice(0, -10)}zzzzzzzzzz`)).rejects.toThrow('No such')
  })

  it('changed since a refresh are found by it, and by none after it', async () => {
    const { list, grow, refresh, advance, fc: api, id } = await grown(1_500)
    const before = (await api.accounts.retrieve(id)).transaction_refresh?.id
    await grow(MILLION)
    await advance(60)
    const reading = await refresh()
    expect(await list({ transaction_refresh: { after: before } })).toMatchObject({ has_more: true })
    expect((await list({ transaction_refresh: { after: reading } })).data).toEqual([])
  })
})

it('two lists of keys merge into what sorting both would give', () => {
  const keys = (values: number[]): SortedKeys => {
    const sorted = new SortedKeys()
    for (const value of values) sorted.add(String(value).padStart(3, '0'), `id${value}`)
    return sorted
  }
  const contents = (list: Keys) => Array.from({ length: list.length }, (_, position) => list.at(position))
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), fc.func(fc.boolean()), (values, isLarge) => {
      const merged = new MergedKeys(
        keys(values.filter((value) => isLarge(value))),
        keys(values.filter((value) => !isLarge(value))),
      )
      expect(contents(merged)).toEqual(contents(keys(values)))
      expect(merged.at(values.length)).toBeUndefined()
    }),
  )
})
