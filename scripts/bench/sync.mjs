import pg from 'pg'
import { tsImport } from 'tsx/esm/api'
import { ensureBuilt } from '../tasks/build.mjs'
import { Refusal } from '../tasks/refusal.mjs'
import { start, stop, tell } from './kit/child.mjs'
import { figure, median } from './kit/figures.mjs'
import { measureAcks } from './sync/acks.mjs'
import { measureFaultedReads } from './sync/faulted-reads.mjs'
import { describePixels, measurePixels } from './sync/pixels.mjs'
import { startProduct } from './sync/product.mjs'
import { measureStreams } from './sync/streams.mjs'

/** @typedef {{ what: string, holds: boolean }} Verdict */
/** @typedef {{ name: string, url: string | null }} Place */

const rows = 1_000_000
const most = { p50: 100, p95: 250, page: 1.2, faulted: 1.2 }
const parts = { acks, pixels, reads, streams, pages }

/** How the mirror keeps step: what deliveries cost, how soon pages show them, and what a long history or a Stripe that is away changes. */
export async function measure() {
  const asked = process.argv.slice(3)
  const unknown = asked.find((name) => !Object.hasOwn(parts, name))
  if (unknown) throw new Refusal(`There is no part "${unknown}": ${Object.keys(parts).join(' | ')}, or none for all.`)
  await ensureBuilt()
  const { startPostgres } = await tsImport('../../lib/testing/postgres-server.ts', import.meta.url)
  const postgres = await startPostgres({ fsync: 'on', full_page_writes: 'on' })
  try {
    /** @type {Verdict[]} */
    const verdicts = []
    for (const [name, part] of Object.entries(parts)) {
      if (asked.length === 0 || asked.includes(name)) verdicts.push(...(await part(makeDatabases(postgres, name))))
    }
    judge(verdicts)
  } finally {
    await postgres.stop()
  }
}

/** @param {() => Promise<string>} makeDatabase @returns {Promise<Verdict[]>} */
async function acks(makeDatabase) {
  const databaseUrl = await makeDatabase()
  await withProduct({ databaseUrl }, (product) => measureAcks(product, databaseUrl))
  return []
}

/** @param {() => Promise<string>} makeDatabase */
async function pixels(makeDatabase) {
  console.log('from a delivery to changed pixels')
  /** @type {Verdict[]} */
  const verdicts = []
  for (const { name, url } of await places(makeDatabase)) {
    const took = await withProduct(url === null ? {} : { databaseUrl: url }, measurePixels)
    const { p50, p95, words } = describePixels(took)
    console.log(`  ${name.padEnd(22)} ${words}`)
    const what = `pixels on ${name}: ${p50.toFixed(0)} and ${p95.toFixed(0)} ms, at most ${most.p50} and ${most.p95}`
    verdicts.push({ what, holds: p50 <= most.p50 && p95 <= most.p95 })
  }
  return verdicts
}

/** @param {() => Promise<string>} makeDatabase @returns {Promise<Verdict[]>} */
async function reads(makeDatabase) {
  const ratio = await withProduct({ databaseUrl: await makeDatabase() }, measureFaultedReads)
  const what = `p99 of reads while Stripe fails: ${ratio.toFixed(2)} × the calm one, at most ${most.faulted}`
  return [{ what, holds: ratio <= most.faulted }]
}

/** @param {() => Promise<string>} makeDatabase @returns {Promise<Verdict[]>} */
async function streams(makeDatabase) {
  await withProduct({ databaseUrl: await makeDatabase() }, measureStreams)
  return []
}

/** @param {() => Promise<string>} makeDatabase */
async function pages(makeDatabase) {
  /** @type {Verdict[]} */
  const verdicts = []
  for (const place of await places(makeDatabase)) {
    const ratio = await measureMirror(place)
    const what = `deepest page on ${place.name}: ${ratio.toFixed(2)} × the first, at most ${most.page}`
    verdicts.push({ what, holds: ratio <= most.page })
  }
  return verdicts
}

/**
 * In a process without Next: pulls, and pages out of a million rows.
 * @param {Place} place
 */
async function measureMirror({ name, url }) {
  const mirror = start('sync/mirror.ts', ['--import', 'tsx', '--conditions', 'react-server'])
  try {
    await tell(mirror, { call: 'open', url })
    const perSecond = await tell(mirror, { call: 'refreshes', rounds: 30 })
    console.log(`the mirror on ${name}\n  refreshes applied      ${figure(perSecond, 0)} a second`)
    await tell(mirror, { call: 'fill', rows })
    /** @type {Record<string, number>[]} */
    const rounds = []
    for (let round = -1; round < 7; round++) {
      const took = await tell(mirror, { call: 'pages', forMs: 1500 })
      if (round >= 0) rounds.push(took)
    }
    const ratios = ['of the account', 'of all accounts'].map((which) => ratioOf(rounds, which))
    await tell(mirror, { call: 'close' })
    return Math.max(...ratios)
  } finally {
    await stop(mirror, 'SIGKILL')
  }
}

/**
 * @param {Record<string, number>[]} rounds
 * @param {string} which
 */
function ratioOf(rounds, which) {
  const of = (/** @type {string} */ page) => rounds.map((round) => round[`${page} ${which}`] ?? Number.NaN)
  const [first, deepest] = [of('first'), of('deepest')]
  const ratios = deepest.map((took, at) => took / (first[at] ?? Number.NaN))
  console.log(`  a page of 50 ${which}, out of ${rows.toLocaleString('en-US')}`)
  console.log(`    first ${figure(first, 0)} µs, deepest ${figure(deepest, 0)} µs, ratio ${figure(ratios, 2)}`)
  return median(ratios)
}

/**
 * @template T
 * @param {{ databaseUrl?: string }} where
 * @param {(product: import('./sync/product.mjs').Product) => Promise<T>} work
 */
async function withProduct(where, work) {
  const product = await startProduct(where)
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}

/** @param {() => Promise<string>} makeDatabase @returns {Promise<Place[]>} */
async function places(makeDatabase) {
  return [
    { name: 'Postgres', url: await makeDatabase() },
    { name: 'PGlite', url: null },
  ]
}

/**
 * @param {{ urlOf(database: string): string }} postgres
 * @param {string} name
 */
function makeDatabases(postgres, name) {
  return async () => {
    const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await admin.end()
    return postgres.urlOf(name)
  }
}

/** @param {Verdict[]} verdicts */
function judge(verdicts) {
  for (const { what, holds } of verdicts) console.log(`${what}: ${holds ? 'PASS' : 'FAIL'}`)
  if (verdicts.some(({ holds }) => !holds)) throw new Refusal('The mirror keeps step more slowly than it should.')
}
