import { Refusal } from '../tasks/refusal.mjs'
import { start, tell } from './kit/child.mjs'
import { median, spread } from './kit/figures.mjs'
import { ask, load } from './simulator/load.mjs'

/** @typedef {import('node:child_process').ChildProcess} Child */
/** @typedef {import('./simulator/load.mjs').Call} Call */
/** @typedef {{ perSecond: number, cpu: number }} Figure requests a second, and microseconds of the server's CPU for each */

const levels = [1, 10, 50]
const rounds = 5
const forMs = 300
const leastRetrieve = 0.5
const mostPage = 1.5
const monthAccounts = 20
const mostMonth = 1

/** The simulator over HTTP and in process, against a bare node:http server that answers the same bytes in the same run. */
export async function measure() {
  const real = start('simulator/real.ts', ['--import', 'tsx'])
  const bare = start('simulator/bare.mjs', [])
  try {
    const { address, calls } = await tell(real, { call: 'start' })
    const bareAddress = await tell(bare, { call: 'start', answers: await answersOf(address.port, calls) })
    const servers = { real: { child: real, port: address.port }, bare: { child: bare, port: bareAddress.port } }

    const ratios = await overHttp(servers, calls)
    await inProcess(real, calls)
    const pageRatio = await pages(real)
    const monthSeconds = await month(real)
    judge(Math.min(...(ratios.get('account retrieve') ?? [])), pageRatio, monthSeconds)
  } finally {
    real.kill()
    bare.kill()
  }
}

/**
 * @param {{ real: Server, bare: Server }} servers
 * @param {Call[]} calls
 * @typedef {{ child: Child, port: number }} Server
 */
async function overHttp({ real, bare }, calls) {
  for (const call of calls) for (const { port } of [real, bare]) await load(port, call, { connections: 10, forMs: 700 })
  console.log(
    `over HTTP: median of ${rounds} rounds (least to most); ratio = CPU of the bare server / CPU of the simulator`,
  )
  /** @type {Map<string, number[]>} */
  const ratios = new Map()
  for (const call of calls) {
    for (const connections of levels) {
      /** @type {[Figure, Figure][]} */
      const pairs = []
      for (let round = 0; round < rounds; round++)
        pairs.push([await figure(real, call, connections), await figure(bare, call, connections)])
      const ratio = pairs.map(([ours, theirs]) => theirs.cpu / ours.cpu)
      ratios.set(call.name, [...(ratios.get(call.name) ?? []), median(ratio)])
      const [ours, theirs] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)]
      console.log(`  ${call.name}, ${connections} connection${connections === 1 ? '' : 's'}`)
      console.log(`    simulator  ${line(ours)}`)
      console.log(`    bare       ${line(theirs)}`)
      console.log(`    ratio      ${median(ratio).toFixed(2)} (${spread(ratio, 2)})`)
    }
  }
  return ratios
}

/**
 * @param {Child} real
 * @param {Call[]} calls
 */
async function inProcess(real, calls) {
  console.log('in process, CPU')
  for (const { name } of calls) {
    /** @type {number[]} */
    const means = []
    for (let round = 0; round < rounds; round++)
      means.push(...(await tell(real, { call: 'in process', name, forMs: 200 })))
    console.log(`  ${name}: ${micros(means)} a call`)
  }
}

/**
 * How much longer a page takes out of a million rows: the worse of the first page and one in the middle.
 * @param {Child} real
 */
async function pages(real) {
  const sizes = [1_000, 1_000_000]
  for (const rows of sizes) await tell(real, { call: 'pages', rows, forMs: 300 })
  /** @type {number[][][]} of each round, of each size: the first page and the middle one */
  const all = []
  for (let round = 0; round < rounds; round++) {
    /** @type {number[][]} */
    const one = []
    for (const rows of sizes) one.push(await tell(real, { call: 'pages', rows, forMs: 200 }))
    all.push(one)
  }
  console.log('a page of 100, in process, CPU')
  const ratios = ['first', 'middle'].map((which, at) => {
    const of = (/** @type {number} */ size) => all.map((round) => round[size]?.[at] ?? Number.NaN)
    const ratio = all.map((round) => (round[1]?.[at] ?? Number.NaN) / (round[0]?.[at] ?? Number.NaN))
    const [small, large] = [of(0), of(1)]
    console.log(`  ${which}: ${micros(small)} out of 1,000, ${micros(large)} out of 1,000,000`)
    console.log(`    ratio      ${median(ratio).toFixed(2)} (${spread(ratio, 2)})`)
    return median(ratio)
  })
  return Math.max(...ratios)
}

/**
 * The simulator's clock moved by 30 days, each account read at its bank every day; seconds of CPU.
 * @param {Child} real
 */
async function month(real) {
  /** @type {number[]} */
  const seconds = []
  for (let round = 0; round < rounds; round++)
    seconds.push(await tell(real, { call: 'month', accounts: monthAccounts }))
  console.log(`a month of ${monthAccounts} accounts, kept in a folder, CPU`)
  console.log(`  ${median(seconds).toFixed(2)} s (${spread(seconds, 2)})`)
  return median(seconds)
}

/**
 * @param {number} retrieve
 * @param {number} page
 * @param {number} monthSeconds
 */
function judge(retrieve, page, monthSeconds) {
  const verdict = (/** @type {boolean} */ holds) => (holds ? 'PASS' : 'FAIL')
  const [isQuick, isFlat, isSoon] = [retrieve >= leastRetrieve, page <= mostPage, monthSeconds <= mostMonth]
  console.log(
    `account retrieve   ${retrieve.toFixed(2)} × the bare server, at least ${leastRetrieve}: ${verdict(isQuick)}`,
  )
  console.log(`page of a million  ${page.toFixed(2)} × a page of a thousand, at most ${mostPage}: ${verdict(isFlat)}`)
  console.log(
    `simulated month    ${monthSeconds.toFixed(2)} s for ${monthAccounts} accounts, at most ${mostMonth} s: ${verdict(isSoon)}`,
  )
  if (!isQuick || !isFlat || !isSoon) throw new Refusal('The simulator is slower than it should be.')
}

/**
 * @param {Server} server
 * @param {Call} call
 * @param {number} connections
 * @returns {Promise<Figure>}
 */
async function figure({ child, port }, call, connections) {
  const before = await tell(child, { call: 'cpu' })
  const { requests, seconds } = await load(port, call, { connections, forMs })
  const after = await tell(child, { call: 'cpu' })
  const cpu = after.user + after.system - before.user - before.system
  return { perSecond: requests / seconds, cpu: cpu / requests }
}

/**
 * @param {number} port
 * @param {Call[]} calls
 */
async function answersOf(port, calls) {
  const answers = await Promise.all(calls.map((call) => ask(port, call)))
  return answers.map(({ headers: { connection, date, 'keep-alive': _, ...headers }, body }, at) => {
    return [`${calls[at]?.method} ${calls[at]?.path}`, { headers, body }]
  })
}

/** @param {Figure[]} figures */
function line(figures) {
  const perSecond = figures.map((one) => one.perSecond)
  const quick = `${median(perSecond).toFixed(0)} requests/s (${spread(perSecond, 0)})`
  return `${quick}, CPU ${micros(figures.map(({ cpu }) => cpu))} a request`
}

/** @param {number[]} values */
function micros(values) {
  return `${median(values).toFixed(0)} µs (${spread(values, 0)})`
}
