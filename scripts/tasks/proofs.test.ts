import { expect, it } from 'vitest'
import { findProofs } from './proofs.mjs'

it('finds every promise that grows, with or without a browser', async () => {
  const { all } = await findProofs('')
  expect(all).toEqual(expect.arrayContaining(['faults', 'histories', 'kills', 'mutations', 'no-doubles', 'stream']))
})

it('finds those that are named so, and none for another word', async () => {
  const { named } = await findProofs('histories')
  expect(named).toEqual(['lib/sync/histories.integration.test.ts', 'lib/webhooks/histories.integration.test.ts'])
  expect((await findProofs('nothing')).named).toEqual([])
})
