import { expect, it } from 'vitest'
import { bench } from './testing/bench'
import { type Bench, proves } from './testing/contract'

const DAY = 86_400
const EVERYDAY = {
  institution: 'Bank (OAuth)',
  accounts: ['Everyday'],
  prefetch: ['balances', 'transactions'] as const,
}

async function linked(bench: Bench) {
  const on = await bench()
  const { id } = await on.link(EVERYDAY)
  await on.advance(2)
  const rows = () => on.fc.transactions.list({ account: id, limit: 100 }).autoPagingToArray({ limit: 5_000 })
  return { ...on, id, rows }
}

proves(
  [
    'Transactions: up to 180 days before the link',
    'Transactions: transacted_at falls from row to row',
    'Transactions: what has only a date is dated midnight UTC',
    'Transactions: void rows stay in the list',
  ],
  async (bench) => {
    const { simulator, rows } = await linked(bench)
    const all = await rows()
    expect(all.length).toBeGreaterThan(300)
    const now = simulator.now() / 1000
    expect(all.at(-1)?.transacted_at).toBeGreaterThanOrEqual(now - 181 * DAY)
    expect(all.at(-1)?.transacted_at).toBeLessThan(now - 177 * DAY)
    const dates = all.map((row) => row.transacted_at)
    expect(dates).toEqual([...dates].sort((a, b) => b - a))
    const pending = all.filter((row) => row.status === 'pending')
    expect(pending.length).toBeGreaterThan(0)
    expect(pending.every((row) => row.transacted_at > now - 4 * DAY)).toBe(true)
    expect(all.some((row) => row.status === 'void')).toBe(true)
    expect(all.filter((row) => row.transacted_at % DAY === 0).length).toBeGreaterThan(all.length / 3)
    expect(all.some((row) => row.transacted_at % DAY !== 0)).toBe(true)
  },
)

proves(
  [
    'Balances: current moves by what posts between two refreshes',
    'Balances: cash.available is current and what is pending',
  ],
  async (bench) => {
    const { fc, id, rows, advance } = await linked(bench)
    const sumOf = (list: { amount: number }[]) => list.reduce((sum, row) => sum + row.amount, 0)
    const look = async () => {
      const { balance } = await fc.accounts.retrieve(id)
      const all = await rows()
      const current = balance?.current.usd ?? NaN
      return {
        opening: current - sumOf(all.filter(({ status }) => status === 'posted')),
        pending:
          (balance?.cash?.available?.usd ?? NaN) - current - sumOf(all.filter((row) => row.status === 'pending')),
      }
    }
    const first = await look()
    for (const days of [1, 5, 30]) {
      await advance(days * DAY)
      await fc.accounts.refresh(id, { features: ['balance', 'transactions'] })
      await advance(2)
      expect(await look()).toEqual({ opening: first.opening, pending: 0 })
    }
    expect(first.pending).toBe(0)
  },
)

proves(
  ['Transactions: change with a refresh only', 'Transactions: a row that changed names the refresh that changed it'],
  async (bench) => {
    const { fc, id, rows, advance } = await linked(bench)
    const before = await rows()
    await advance(4 * DAY)
    expect(await rows()).toEqual(before)
    const { transaction_refresh } = await fc.accounts.refresh(id, { features: ['transactions'] })
    await advance(2)
    const after = new Map((await rows()).map((row) => [row.id, row]))
    expect(before.every((row) => after.has(row.id))).toBe(true)
    expect(after.size).toBeGreaterThan(before.length)
    for (const row of before.filter(({ status }) => status === 'pending')) {
      const now = after.get(row.id)
      expect(now?.status).not.toBe('pending')
      expect(now?.transaction_refresh).toBe(transaction_refresh?.id)
      expect(now?.updated).toBeGreaterThan(row.updated)
    }
  },
)

it('tells the same rows to the same seed, and others to another', async () => {
  const amounts = async (seed: string) => {
    const { fc, link, advance } = await bench({ seed })
    const { id } = await link(EVERYDAY)
    await advance(2)
    return (await fc.transactions.list({ account: id, limit: 100 })).data
  }
  expect(await amounts('one')).toEqual(await amounts('one'))
  expect(await amounts('one')).not.toEqual(await amounts('two'))
})

it('moves the same money at both ends of a transfer', async () => {
  const { fc, link, advance } = await bench()
  const { ids } = await link({ ...EVERYDAY, accounts: ['Everyday', 'Rainy day', 'Card'] })
  await advance(2)
  const rows = await Promise.all(
    ids.map((account) => fc.transactions.list({ account, limit: 100 }).autoPagingToArray({ limit: 5_000 })),
  )
  const [everyday = [], rainy = [], card = []] = rows
  const pick = (list: (typeof rows)[number], text: string) =>
    list
      .filter(({ description }) => description.startsWith(text))
      .map(({ transacted_at, amount }) => [transacted_at, amount])
  const negated = (list: number[][]) => list.map(([at, amount = 0]) => [at, -amount])
  expect(pick(everyday, 'Transfer to Rainy day').length).toBeGreaterThan(4)
  expect(pick(rainy, 'Transfer from Everyday')).toEqual(negated(pick(everyday, 'Transfer to Rainy day')))
  expect(pick(card, 'Payment received')).toEqual(negated(pick(everyday, 'Payment to Card')))
})

proves(
  ['Balances: negative is owed by the holder, as on a credit card', 'Balances: cash or credit, by type'],
  async (bench) => {
    const { fc, link, advance } = await bench()
    const { id } = await link({ ...EVERYDAY, accounts: ['Card'] })
    await advance(2)
    const { balance } = await fc.accounts.retrieve(id)
    expect(balance).toMatchObject({ type: 'credit', current: { usd: -96_118 }, credit: { used: { usd: -96_118 } } })
    expect(balance).not.toHaveProperty('cash')
  },
)

proves(['Lists: paging meets each row once, forwards and backwards'], async (bench) => {
  const { fc, id, rows } = await linked(bench)
  const all = (await rows()).map((row) => row.id)
  expect(new Set(all).size).toBe(all.length)
  const back = []
  const last = all.at(-1) ?? ''
  for await (const row of fc.transactions.list({ account: id, limit: 37, ending_before: last })) back.push(row.id)
  // Going back, the client hands out each page from its end.
  expect(back).toEqual(all.slice(0, -1).reverse())
})

proves(
  [
    'Transactions: cannot be listed before a refresh succeeded',
    'Transactions: cannot be listed while the first refresh is pending',
  ],
  async (bench) => {
    const { fc, link } = await bench()
    const { id } = await link({ ...EVERYDAY, prefetch: [] })
    await expect(fc.transactions.list({ account: id })).rejects.toMatchObject({
      code: 'financial_connections_no_successful_transaction_refresh',
    })
    await fc.accounts.refresh(id, { features: ['transactions'] })
    await expect(fc.transactions.list({ account: id })).rejects.toThrow('still pending')
  },
)

proves(
  [
    'Transactions: transaction_refresh[after] gives what later refreshes created or changed',
    'Transactions: transaction_refresh[after] is exclusive',
  ],
  async (bench) => {
    const { fc, id, rows, advance } = await linked(bench)
    const first = (await fc.accounts.retrieve(id)).transaction_refresh?.id ?? ''
    const since = () =>
      fc.transactions
        .list({ account: id, limit: 100, transaction_refresh: { after: first } })
        .autoPagingToArray({ limit: 999 })
    expect(await since()).toEqual([])
    await advance(3 * DAY)
    await fc.accounts.refresh(id, { features: ['transactions'] })
    await advance(2)
    const changed = await since()
    expect(changed.length).toBeGreaterThan(0)
    expect(changed).toEqual((await rows()).filter((row) => row.transaction_refresh !== first))
  },
)

proves(['Transactions: transacted_at is a moment or a range'], async (bench) => {
  const { fc, id, rows } = await linked(bench)
  const all = await rows()
  const [low, high] = [all[200]?.transacted_at ?? 0, all[50]?.transacted_at ?? 0]
  const asked = async (transacted_at: number | { gt?: number; gte?: number; lt?: number; lte?: number }) =>
    (await fc.transactions.list({ account: id, limit: 100, transacted_at }).autoPagingToArray({ limit: 5_000 })).map(
      (row) => row.id,
    )
  const kept = (test: (at: number) => boolean) => all.filter((row) => test(row.transacted_at)).map((row) => row.id)
  expect(await asked(low)).toEqual(kept((at) => at === low))
  expect(await asked({ gt: low, lt: high })).toEqual(kept((at) => at > low && at < high))
  expect(await asked({ gte: low, lte: high })).toEqual(kept((at) => at >= low && at <= high))
  expect(await asked({ gt: high, lt: low })).toEqual([])
})

proves(
  [
    'States: a transaction goes from pending to posted or void, and from posted to void, under its id',
    'Transactions: updated and transaction_refresh move with each change',
    'Transactions: status_transitions say when',
  ],
  async (bench) => {
    const { fc, id, rows, advance } = await linked(bench)
    await fc.accounts.subscribe(id, { features: ['transactions'] })
    const known = new Map((await rows()).map((row) => [row.id, row]))
    const steps = new Set<string>()
    for (let day = 0; day < 90; day++) {
      await advance(DAY)
      const recent = await fc.transactions.list({ account: id, limit: 100 })
      for (const row of recent.data) {
        const before = known.get(row.id)
        known.set(row.id, row)
        if (!before || before.status === row.status) continue
        steps.add(`${before.status} to ${row.status}`)
        expect(row.updated).toBeGreaterThan(before.updated)
        expect(row.transaction_refresh).not.toBe(before.transaction_refresh)
        const { posted_at, void_at } = row.status_transitions
        expect(row.status === 'posted' ? posted_at : void_at).toBeLessThanOrEqual(row.updated)
      }
    }
    expect([...steps].sort()).toEqual(['pending to posted', 'pending to void', 'posted to void'])
  },
)

proves(['Transactions: are retrieved by id'], async (bench) => {
  const { fc, rows } = await linked(bench)
  const [row] = await rows()
  expect(await fc.transactions.retrieve(row?.id ?? '')).toEqual(row)
})
