import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSimulator, fileStorage, standingStorage } from './index'
import { bench, clientOf, NOON } from './testing/bench'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-standing-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('begins a simulator that answers as the one whose standing it took, and goes on from there', async () => {
  const standing = standingStorage()
  const { link, advance, fc, control } = await bench({ storage: standing })
  await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  await control('reset', {})
  const { id } = await link({
    institution: 'Bank (OAuth)',
    accounts: ['Everyday', 'Card'],
    prefetch: ['balances', 'transactions'],
  })
  await advance(3 * 86_400)
  await fc.accounts.refresh(id, { features: ['balance', 'transactions'] })
  await advance(5)

  const storage = fileStorage(folder)
  storage.replace(standing.steps())
  storage.close()
  const again = await createSimulator({ storage: fileStorage(folder), realNow: () => NOON })
  const goesOn = clientOf(again, 'sk_test_bench').financialConnections
  expect(await everything(goesOn)).toEqual(await everything(fc))
  expect((await goesOn.accounts.list()).data).toHaveLength(2)
  await goesOn.accounts.refresh(id, { features: ['balance'] })
  await again.close()
})

async function everything({ accounts, transactions }: Stripe['financialConnections']) {
  const { data } = await accounts.list({ limit: 100 })
  const listed = data.map(({ id }) => transactions.list({ account: id, limit: 100 }))
  return [data, ...(await Promise.all(listed)).map((page) => page.data)]
}
