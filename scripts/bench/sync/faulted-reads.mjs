import { figure, median } from '../kit/figures.mjs'
import { ask, load } from './load.mjs'
import { until } from './product.mjs'

const rounds = 14
const how = { connections: 8, forMs: 1500 }
const eventEveryMs = 50

const faults = [
  { kind: 'error', status: 500, probability: 0.2 },
  { kind: 'error', status: 429, probability: 0.2 },
  { kind: 'reset', probability: 0.25 },
  { kind: 'truncate', probability: 0.25 },
  { kind: 'slow', delay_ms: 500, probability: 0.3 },
  { kind: 'hang', probability: 0.5 },
]

/**
 * The mirror read by eight people at once while events of their account arrive: with Stripe well, and with most calls to it failing.
 * @param {import('./product.mjs').Product} product
 * @returns {Promise<number>} how much longer the p99 takes
 */
export async function measureFaultedReads(product) {
  const person = await product.signUp()
  const account = await product.link(person)
  const headers = { cookie: person.cookie }
  const paths = ['/api/accounts', `/api/accounts/${account}`, `/api/transactions?account=${account}&limit=50`]
  let asked = 0
  const read = () => ({ path: paths[asked++ % paths.length] ?? '', headers })
  await load(product.port, read, how)

  const readCalmly = () => readDuringEvents(product, account, read)
  const readFaulted = async () => {
    for (const fault of faults) await product.bank('POST', '/_simulator/faults', fault)
    const measured = await readDuringEvents(product, account, read)
    await product.bank('DELETE', '/_simulator/faults')
    await untilWell(product.port, account, headers)
    return measured
  }
  /** @type {import('./load.mjs').Figure[]} */
  const calm = []
  /** @type {import('./load.mjs').Figure[]} */
  const faulted = []
  // Each goes first in every other round: what the machine does meanwhile meets both.
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) calm.push(await readCalmly())
    faulted.push(await readFaulted())
    if (round % 2 === 1) calm.push(await readCalmly())
  }
  const ratios = faulted.map(({ p99 }, round) => p99 / (calm[round]?.p99 ?? Number.NaN))
  console.log(
    `reads of the mirror, ${how.connections} connections, ${1000 / eventEveryMs} events a second: median of ${rounds} rounds`,
  )
  tellOf('Stripe well', calm)
  tellOf('Stripe failing', faulted)
  console.log(`  ratio of the p99s      ${figure(ratios, 2)}`)
  return median(ratios)
}

/**
 * @param {string} name
 * @param {import('./load.mjs').Figure[]} measured
 */
function tellOf(name, measured) {
  const of = (/** @type {'p50' | 'p99'} */ what) =>
    figure(
      measured.map((one) => one[what]),
      1,
    )
  console.log(`  ${name.padEnd(22)} p50 ${of('p50')} ms, p99 ${of('p99')} ms`)
}

/**
 * @param {import('./product.mjs').Product} product
 * @param {string} account
 * @param {() => import('./load.mjs').Call} read
 */
async function readDuringEvents({ port, delivery }, account, read) {
  /** @type {Promise<unknown>[]} */
  const delivered = []
  const timer = setInterval(() => delivered.push(ask(port, delivery(account))), eventEveryMs)
  const measured = await load(port, read, how)
  clearInterval(timer)
  await Promise.all(delivered)
  return measured
}

/** Until Stripe is asked again, and answers. @param {number} port @param {string} account @param {Record<string, string>} headers */
function untilWell(port, account, headers) {
  const path = `/api/stripe/financial_connections/accounts/${account}`
  return until(() =>
    ask(port, { path, headers }).then(
      () => true,
      () => false,
    ),
  )
}
