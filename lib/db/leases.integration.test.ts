import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/testing/database'
import { type Lease, withLease } from './leases'
import type { OpenDatabase } from './open-database'
import { leases } from './table'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

const minute = { ttlMs: 60_000 }
const take = (name: string, work: (lease: Lease) => Promise<unknown> = async () => undefined) =>
  withLease(opened.db, name, minute, work)

it('lets one of many in', async () => {
  const others = gate()
  let losers = 0
  const tries = Array.from({ length: 20 }, async () => {
    const outcome = await take('one', () => others.opened)
    if (!outcome.taken) losers += 1
    if (losers === 19) others.open()
    return outcome
  })
  expect((await Promise.all(tries)).filter(({ taken }) => taken)).toHaveLength(1)
})

it('tells apart two names', async () => {
  const inner = await take('outer', () => take('inner'))
  expect(inner).toMatchObject({ taken: true, result: { taken: true } })
})

it('ends with the work, also when the work fails', async () => {
  await expect(take('failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await take('failing')).toMatchObject({ taken: true })
})

it('counts every owner', async () => {
  const fences: number[] = []
  for (let owner = 0; owner < 3; owner++) await take('fence', async ({ fence }) => fences.push(fence))
  expect(fences).toEqual([1, 2, 3])
})

it('passes on when its owner died, who then cannot renew or end what is no longer theirs', async () => {
  const dead = await take('dead', async (lost) => {
    await runOut('dead')
    return take('dead', async (next) => {
      expect(next.fence).toBe(lost.fence + 1)
      expect(await lost.renew()).toBe(false)
      expect(await next.renew()).toBe(true)
    })
  })
  expect(dead).toMatchObject({ taken: true, result: { taken: true } })
})

it('is still its successor’s after the late owner came to an end', async () => {
  const finish = gate()
  let next: Promise<unknown> = Promise.resolve()
  await take('late', async () => {
    await runOut('late')
    const begun = gate()
    next = take('late', async () => {
      begun.open()
      await finish.opened
    })
    await begun.opened
  })
  expect(await take('late')).toEqual({ taken: false })
  finish.open()
  await next
})

it('lasts another term when renewed', async () => {
  await take('renewed', async (lease) => {
    await runOut('renewed')
    expect(await lease.renew()).toBe(true)
    expect(await take('renewed')).toEqual({ taken: false })
  })
})

async function runOut(name: string): Promise<void> {
  await opened.db
    .update(leases)
    .set({ until: new Date(Date.now() - 1) })
    .where(eq(leases.name, name))
}

function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
