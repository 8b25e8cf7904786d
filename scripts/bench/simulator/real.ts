import type { AddressInfo } from 'node:net'
import { createSimulator } from '../../../lib/simulator/index'
import { serve } from '../../../lib/simulator/server'
import { clientOf, FC } from './client'
import { secondsOfMonth } from './month'

export type Call = { name: string; method: string; path: string; form: string }

type Asked =
  | { call: 'start' | 'cpu' }
  | { call: 'in process'; name: string; forMs: number }
  | { call: 'pages'; rows: number; forMs: number }
  | { call: 'month'; accounts: number }

const simulator = await createSimulator()
const { request, ask, link } = clientOf(simulator)
const calls = await prepare()
const pages = new Map<number, Promise<string[]>>()

process.on('message', async (asked: Asked) => {
  if (asked.call === 'cpu') process.send?.(process.cpuUsage())
  if (asked.call === 'start') await listen()
  if (asked.call === 'in process') {
    const call = calls.find(({ name }) => name === asked.name)
    if (call) process.send?.(await microsecondsOf([call], asked.forMs))
  }
  if (asked.call === 'pages') {
    const { rows, forMs } = asked
    if (!pages.has(rows)) pages.set(rows, pagesOf(rows))
    const paths = (await pages.get(rows)) ?? []
    const asCalls = paths.map((path) => ({ name: 'page', method: 'GET', path, form: '' }))
    process.send?.(await microsecondsOf(asCalls, forMs))
  }
  if (asked.call === 'month') process.send?.(await secondsOfMonth(asked.accounts))
})

async function listen(): Promise<void> {
  const server = serve(simulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  process.send?.({ address, calls })
}

async function prepare(): Promise<Call[]> {
  const { customer, account } = await link()
  const holder = `account_holder[type]=customer&account_holder[customer]=${customer}`
  const form = `${holder}&permissions[]=balances&permissions[]=transactions&filters[country]=US`
  return [
    { name: 'account retrieve', method: 'GET', path: `${FC}/accounts/${account}`, form: '' },
    { name: 'session create', method: 'POST', path: `${FC}/sessions`, form },
    { name: 'transactions list', method: 'GET', path: `${FC}/transactions?account=${account}`, form: '' },
  ]
}

/** The first page of 100 out of so many rows, and the one in their middle. */
async function pagesOf(rows: number): Promise<string[]> {
  const { account } = await link(rows)
  const first = `${FC}/transactions?account=${account}&limit=100`
  const ninetyDaysAgo = Math.floor(simulator.now() / 1000) - 90 * 86_400
  const { data } = await ask('GET', `${FC}/transactions?account=${account}&limit=1&transacted_at[lt]=${ninetyDaysAgo}`)
  const middle = `${first}&starting_after=${data[0].id}`
  for (const path of [first, middle]) {
    const page = await ask('GET', path)
    if (page.data.length !== 100) throw new Error(`A page out of ${rows} has ${page.data.length} rows.`)
  }
  return [first, middle]
}

/** For each call, the mean CPU of this process in microseconds, from the request to its answer read. */
async function microsecondsOf(asked: Call[], forMs: number): Promise<number[]> {
  const means: number[] = []
  for (const { method, path, form } of asked) {
    const end = performance.now() + forMs
    const before = process.cpuUsage()
    let count = 0
    for (; performance.now() < end; count++) await (await request(method, path, form)).text()
    const { user, system } = process.cpuUsage(before)
    means.push((user + system) / count)
  }
  return means
}
