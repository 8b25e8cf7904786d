import pg from 'pg'
import { Refusal } from '../../tasks/refusal.mjs'
import { tell } from '../kit/child.mjs'
import { figure } from '../kit/figures.mjs'
import { keepBusy, load } from './load.mjs'
import { until } from './product.mjs'

/** @typedef {import('./load.mjs').Figure & { cpu: number | null }} Measured `cpu`: microseconds of the server's for each */

const rounds = 5
const refusing = 'a route that says 404'
const how = { connections: 64, forMs: 1500 }

/**
 * Deliveries stored and acknowledged, beside a route that only refuses, one that asks the database, and one-row commits to the same Postgres.
 * @param {import('./product.mjs').Product} product
 * @param {string} databaseUrl
 */
export async function measureAcks(product, databaseUrl) {
  const account = await product.link(await product.signUp())
  const pool = new pg.Pool({ connectionString: databaseUrl, max: how.connections })
  const inserts = await prepareInserts(pool)
  const measures = {
    webhooks: () => overHttp(product, () => product.delivery(account)),
    [refusing]: () => overHttp(product, () => ({ path: '/api/nothing', status: 404 })),
    '/api/health': () => overHttp(product, () => ({ path: '/api/health' })),
    'raw inserts': async () => ({ ...(await keepBusy(inserts, how)), cpu: null }),
  }
  /** @type {Map<string, Measured[]>} */
  const all = new Map(Object.keys(measures).map((name) => [name, []]))
  let acknowledged = 0
  for (let round = -1; round < rounds; round++) {
    for (const [name, measure] of Object.entries(measures)) {
      const measured = await measure()
      if (name === 'webhooks') acknowledged += measured.count
      await untilApplied(pool)
      if (round >= 0) all.get(name)?.push(measured)
    }
  }
  await requireStored(pool, acknowledged)
  await pool.end()
  tellOf(all)
}

/**
 * @param {import('./product.mjs').Product} product
 * @param {() => import('./load.mjs').Call} next
 * @returns {Promise<Measured>}
 */
async function overHttp({ port, server }, next) {
  const before = await tell(server, { call: 'cpu' })
  const measured = await load(port, next, how)
  const after = await tell(server, { call: 'cpu' })
  return { ...measured, cpu: (after.user + after.system - before.user - before.system) / measured.count }
}

/** A row of an event's size into a table with the same indexes, each in a transaction of its own. @param {pg.Pool} pool */
async function prepareInserts(pool) {
  await pool.query('create table bench_inserts (like webhook_events including all)')
  const text = `insert into bench_inserts (id, type, livemode, object_id, created, received_at, source, state, due_at)
    values ($1, 'financial_connections.account.refreshed_transactions', false, 'fca_bench', now(), now(), 'webhook', 'waiting', now())`
  let inserted = 0
  return () => {
    inserted += 1
    return pool.query({ name: 'bench_insert', text, values: [`evt_raw${inserted}`] })
  }
}

/** What is measured next must not share the machine with what follows from the events. @param {pg.Pool} pool */
function untilApplied(pool) {
  return until(async () => {
    const { rows } = await pool.query(`select 1 from webhook_events where state = 'waiting' limit 1`)
    return rows.length === 0
  })
}

/**
 * An acknowledgement for what is not in the database would be the fastest of all.
 * @param {pg.Pool} pool
 * @param {number} acknowledged
 */
async function requireStored(pool, acknowledged) {
  const { rows } = await pool.query(`select count(*)::int as n from webhook_events where state = 'applied'`)
  if (rows[0].n !== acknowledged) throw new Refusal(`${acknowledged} were acknowledged, and ${rows[0].n} applied.`)
}

/** @param {Map<string, Measured[]>} all */
function tellOf(all) {
  console.log(`${how.connections} connections, Postgres with fsync: median of ${rounds} rounds (least to most)`)
  for (const [name, measured] of all) {
    const of = (/** @type {'perSecond' | 'p50' | 'p99'} */ what) => measured.map((one) => one[what])
    const cpu = measured.flatMap((one) => one.cpu ?? [])
    const share = cpu.length > 0 ? `, CPU ${figure(cpu, 0)} µs` : ''
    console.log(
      `  ${name.padEnd(22)} ${figure(of('perSecond'), 0)} a second, p50 ${figure(of('p50'), 1)} ms, p99 ${figure(of('p99'), 1)} ms${share}`,
    )
  }
  for (const other of [...all.keys()].slice(1)) {
    console.log(`  acks beside ${other}: ${figure(ratiosTo(all, other, perSecondOf), 2)} × as many`)
  }
  const cheaper = ratiosTo(all, refusing, (one) => one.cpu ?? Number.NaN)
  console.log(`  CPU of an ack and what follows: ${figure(cheaper, 2)} × that of ${refusing}`)
}

/** @param {Measured} one */
function perSecondOf({ perSecond }) {
  return perSecond
}

/**
 * @param {Map<string, Measured[]>} all
 * @param {string} other
 * @param {(one: Measured) => number} read
 */
function ratiosTo(all, other, read) {
  const theirs = (all.get(other) ?? []).map(read)
  return (all.get('webhooks') ?? []).map((one, at) => read(one) / (theirs[at] ?? Number.NaN))
}
