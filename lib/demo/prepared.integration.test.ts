import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq, gt, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { POST as signIn } from '@/app/api/auth/sign-in/email/route'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { verifyChain } from '@/lib/audit/verify'
import { credentials, users } from '@/lib/auth/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { setBankClock } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { env } from '@/lib/env'
import { standingStorage } from '@/lib/simulator'
import { closeSimulator, fillJournal, isJournalEmpty, openSimulatorOn, simulator } from '@/lib/stripe/simulator'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { ask, startTestProduct } from '@/lib/testing/product'
import { type TransactionRow, transactionRevisions, transactions } from '@/lib/transactions/table'
import { liveThrough, lookIn } from './live-on'
import { loadPrepared } from './load-prepared'
import { demoPassword, demoPeople } from './people'
import { readPrepared, writePrepared } from './prepared-file'
import { seedDemo } from './seed'
import { takeOut } from './take-out'

const dayMs = 86_400_000
const days = 6

let folder: string
let file: string
let prepared: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidewater-prepared-'))
  file = join(folder, 'prepared.gz')
  prepared = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: prepared - (days + 1) * dayMs })
  const stop = await startTestProduct()
  const standing = standingStorage()
  setBankClock((await openSimulatorOn(standing)).now)
  await liveThrough(days, prepared, (atMs) => vi.setSystemTime(atMs))
  writePrepared(file, await takeOut(standing.steps()))
  await leave(stop)
  vi.useRealTimers()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let stop: () => Promise<void>
const enter = async (source: Record<string, string> = {}) => {
  stop = await startTestProduct(source)
}
const open = async () => setBankClock((await simulator()).now)
beforeEach(() => enter())
afterEach(async () => {
  vi.useRealTimers()
  await leave(stop)
})

it('brings a life whose mirror says what its banks say, and goes on from there to today', async () => {
  expect(await loadPrepared(file)).toBe(true)
  await open()
  await expectTruth()
  const before = await rows()
  expect(before.transactions).toBeGreaterThan(300)
  expect(before.revisions).toBeGreaterThan(5)
  expect(await seedDemo()).toBe(false)
  expect(await loadPrepared(file)).toBe(false)
  expect(await rows()).toEqual(before)

  vi.useFakeTimers({ toFake: ['Date'], now: prepared + 5 * dayMs })
  await lookIn()
  vi.setSystemTime(Date.now() + 3000)
  expect(await pullDueAccounts()).toBe(before.accounts)
  await expectTruth()
  const sincePrepared = gt(accounts.pulledAt, new Date(prepared + 4 * dayMs))
  expect(await database().$count(accounts, sincePrepared)).toBe(before.accounts)
  expect((await rows()).snapshots).toBeGreaterThan(before.snapshots)
  expect((await rows()).revisions).toBeGreaterThan(before.revisions)
  for (const status of ['pending', 'void']) {
    expect(await database().$count(transactions, eq(transactions.status, status))).toBeGreaterThan(0)
  }
  expect(await verifyChain(database())).toEqual({
    broken: null,
    last: { id: before.deeds + before.accounts, hash: expect.any(String) },
  })
})

it('is dated when it was lived, not when it was loaded', async () => {
  await loadPrepared(file)
  const [account] = await database().select().from(accounts).orderBy(asc(accounts.linkedAt))
  const [consent] = await database().select().from(consents).orderBy(asc(consents.givenAt))
  const [deed] = await database().select().from(auditLog).orderBy(asc(auditLog.id))
  for (const at of [account?.linkedAt, consent?.givenAt, deed?.at]) {
    expect(Math.abs((at?.getTime() ?? 0) - (prepared - days * dayMs))).toBeLessThan(dayMs)
  }
  const told = await database().select({ at: balanceSnapshots.asOf }).from(balanceSnapshots)
  expect(new Set(told.map(({ at }) => at.toISOString().slice(0, 10))).size).toBeGreaterThan(days / 2)
})

it('leaves passwords, seals and numbers to the installation', async () => {
  await leave(stop)
  await enter({ DATA_KEY: `test:${Buffer.alloc(32, 7).toString('base64')}` })
  await loadPrepared(file)
  const hashes = await database().select({ hash: credentials.password }).from(credentials)
  expect(hashes).toHaveLength(Object.keys(demoPeople).length)
  const text = JSON.stringify(readPrepared(file))
  for (const { hash } of hashes) expect(text).not.toContain(hash)
  const body = { email: demoPeople.customer.email, password: demoPassword }
  expect((await signIn(ask('/api/auth/sign-in/email', { body }))).status).toBe(200)
  expect(await database().$count(accounts, sql`${accounts.raw} -> 'sealed' is null`)).toBe(0)

  const [first] = await database().select().from(transactionRevisions).limit(1)
  const { id: _, ...change } = first ?? expect.fail()
  const [added] = await database().insert(transactionRevisions).values(change).returning()
  expect(added?.id).toBe(await database().$count(transactionRevisions))
})

it('is not loaded beside anybody', async () => {
  await database().insert(users).values({ id: 'somebody', name: 'Wren Alder', email: 'wren@example.com' })
  expect(await loadPrepared(file)).toBe(false)
  expect(await rows()).toMatchObject({ users: 1, accounts: 0, deeds: 0 })
})

it('is not loaded into tables of another version, nor beside a simulator in which something happened', async () => {
  const whole = readPrepared(file) ?? expect.fail()
  const another = join(folder, 'another.gz')
  writePrepared(another, { ...whole, migration: '0000_init' })
  expect(await loadPrepared(another)).toBe(false)
  expect(await loadPrepared(join(folder, 'nothing.gz'))).toBe(false)
  fillJournal(whole.journal)
  expect(await loadPrepared(file)).toBe(false)
  expect((await rows()).users).toBe(0)
})

it('leaves nothing of a load that ended on the way, and loads whole the next time', async () => {
  const broken = join(folder, 'broken.gz')
  const whole = readPrepared(file) ?? expect.fail()
  writePrepared(broken, { ...whole, rows: [...whole.rows, { table: 'public.transactions', json: '[{}]' }] })
  await expect(loadPrepared(broken)).rejects.toThrow()
  expect(await rows()).toMatchObject({ users: 0, accounts: 0, transactions: 0, deeds: 0 })
  expect(isJournalEmpty()).toBe(true)
  expect(await loadPrepared(file)).toBe(true)
  await open()
  await expectTruth()
})

it('finishes a load that ended between the database and the simulator', async () => {
  await loadPrepared(file)
  const place = join(env().dataDir, 'simulator')
  rmSync(join(place, 'journal'), { recursive: true })
  writeFileSync(join(place, 'prepared.jsonl'), (readPrepared(file)?.journal ?? []).join('\n'))
  expect(await loadPrepared(file)).toBe(true)
  expect(await loadPrepared(file)).toBe(false)
  await open()
  await expectTruth()
})

/** Every row as its bank lists it, and every balance moved by exactly the rows between. */
async function expectTruth(): Promise<void> {
  const linked = await database().select().from(accounts)
  expect(linked).toHaveLength(6)
  for (const { id, balance } of linked) {
    const mirrored = await mirrorOf(id)
    expect(mirrored.map(shown)).toEqual((await truthOf(id)).map(shown))
    const of = eq(balanceSnapshots.accountId, id)
    const told = await database().select().from(balanceSnapshots).where(of).orderBy(asc(balanceSnapshots.asOf))
    const [first = expect.fail(), last = expect.fail()] = [told.at(0), told.at(-1)]
    expect(balance?.current).toEqual({ [last.currency]: last.current })
    const on = (at: Date) => mirrored.reduce((sum, row) => sum + (isOnTheBooks(row, at) ? row.amount : 0), 0)
    expect(last.current - first.current).toBe(on(last.asOf) - on(first.asOf))
  }
}

function isOnTheBooks({ postedAt, voidAt }: TransactionRow, at: Date): boolean {
  return postedAt !== null && postedAt <= at && (voidAt === null || voidAt > at)
}

function shown({ id, status, amount, description, transactedAt, postedAt, voidAt }: TransactionRow) {
  return { id, status, amount, description, transactedAt, postedAt, voidAt }
}

async function rows() {
  const db = database()
  return {
    users: await db.$count(users),
    accounts: await db.$count(accounts),
    transactions: await db.$count(transactions),
    revisions: await db.$count(transactionRevisions),
    snapshots: await db.$count(balanceSnapshots),
    deeds: await db.$count(auditLog),
  }
}

async function leave(stopProduct: () => Promise<void>): Promise<void> {
  await closeSimulator()
  setBankClock(undefined)
  await stopProduct()
}
