import { figure, median } from '../kit/figures.mjs'
import { ask, load } from './load.mjs'
import { until } from './product.mjs'

const rounds = 7
const how = { connections: 8, forMs: 2500 }
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

  /** @type {number[][]} calm and faulted p99s */
  const pairs = []
  for (let round = 0; round < rounds; round++) {
    const calm = await readDuringEvents(product, account, read)
    for (const fault of faults) await product.bank('POST', '/_simulator/faults', fault)
    const faulted = await readDuringEvents(product, account, read)
    await product.bank('DELETE', '/_simulator/faults')
    await untilWell(product.port, account, headers)
    pairs.push([calm.p99, faulted.p99])
  }
  const ratios = pairs.map(([calm = Number.NaN, faulted = Number.NaN]) => faulted / calm)
  console.log(`reads of the mirror, ${how.connections} connections, ${1000 / eventEveryMs} events a second`)
  console.log(
    `  p99, Stripe well       ${figure(
      pairs.map(([calm = Number.NaN]) => calm),
      1,
    )} ms`,
  )
  console.log(
    `  p99, Stripe failing    ${figure(
      pairs.map(([, faulted = Number.NaN]) => faulted),
      1,
    )} ms`,
  )
  console.log(`  ratio                  ${figure(ratios, 2)}`)
  return median(ratios)
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
