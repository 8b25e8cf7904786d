import { start, stop, tell } from '../kit/child.mjs'
import { figure, median, quantile } from '../kit/figures.mjs'

/** @typedef {{ what: string, holds: boolean }} Verdict */

const rows = 1_000_000
const most = { searchMs: 50, page: 1.2 }
/** As they are typed: letter by letter, of what many rows hold, few and none, of a shop that closed, slips and amounts. */
const typed = [
  ...['corner', 'zephyr', 'seattle', 'harbour', 'blockhaus', 'corner sea', 'zephyr sails', 'qqq'].flatMap((words) =>
    Array.from(words, (_, at) => words.slice(0, at + 1)).filter((word) => word.trim() === word),
  ),
  ...['cornre', 'zephir', 'seatle', 'harbur', 'spotligth'],
  ...['57', '57.6', '57.60', '-412.9', '+19', '#4711', 'a1b2'],
]

/**
 * What the timeline asks of the server, with a million rows in one database: once a tenth of them a customer's in five accounts, once all in one account.
 * @param {(name: string) => Promise<string>} makeDatabase
 * @returns {Promise<Verdict[]>}
 */
export async function measureServer(makeDatabase) {
  /** @type {Verdict[]} */
  const verdicts = []
  verdicts.push(
    ...(await measureCase(await makeDatabase('tenth'), '100,000 rows in 5 accounts', { accounts: 5, share: 10 })),
  )
  verdicts.push(
    ...(await measureCase(await makeDatabase('whole'), '1,000,000 rows in 1 account', { accounts: 1, share: 1 })),
  )
  return verdicts
}

/**
 * @param {string} url
 * @param {string} name
 * @param {{ accounts: number, share: number }} whose
 * @returns {Promise<Verdict[]>}
 */
async function measureCase(url, name, whose) {
  const feed = start('timeline/feed.ts', ['--import', 'tsx', '--conditions', 'react-server'])
  try {
    await tell(feed, { call: 'open', url, rows, ...whose })
    console.log(`the customer has ${name}`)
    /** @type {number[][]} */
    const rounds = []
    for (let round = -1; round < 5; round++) {
      const took = await tell(feed, { call: 'searches', words: typed })
      if (round >= 0) rounds.push(took)
    }
    const p95s = rounds.map((took) => quantile(took, 0.95))
    console.log(`  first page of a search, p50  ${figure(rounds.map(median), 1)} ms`)
    console.log(`                          p95  ${figure(p95s, 1)} ms, of ${typed.length} as they are typed`)
    const slowest = typed.map((word, at) => ({ word, ms: median(rounds.map((took) => took[at] ?? Number.NaN)) }))
    slowest.sort((a, b) => b.ms - a.ms)
    console.log(
      `    slowest: ${slowest
        .slice(0, 5)
        .map(({ word, ms }) => `"${word}" ${ms.toFixed(0)} ms`)
        .join(', ')}`,
    )
    for (const query of [{}, { q: 'corner' }, { q: 'zephyr' }]) {
      const took = []
      for (let round = -1; round < 5; round++) {
        const [ms] = await tell(feed, { call: 'days', query })
        if (round >= 0) took.push(ms)
      }
      console.log(`  days ${JSON.stringify(query).padEnd(20)} ${figure(took, 0)} ms`)
    }
    await tell(feed, { call: 'pages', times: 50 })
    const ratios = []
    for (let round = 0; round < 5; round++) {
      const { first, deepest } = await tell(feed, { call: 'pages', times: 50 })
      ratios.push(median(deepest) / median(first))
    }
    console.log(`  deepest page                 ${figure(ratios, 2)} × the first`)
    const costs = []
    for (let round = -1; round < 7; round++) {
      const { kept, bare } = await tell(feed, { call: 'store', rows: 2000 })
      if (round >= 0) costs.push(kept / bare)
    }
    console.log(`  storing with sums kept       ${figure(costs, 2)} × without`)
    await tell(feed, { call: 'close' })
    const [p95, ratio] = [median(p95s), median(ratios)]
    return [
      { what: `p95 of a search, ${name}: ${p95.toFixed(1)} ms, at most ${most.searchMs}`, holds: p95 <= most.searchMs },
      {
        what: `deepest page, ${name}: ${ratio.toFixed(2)} × the first, at most ${most.page}`,
        holds: ratio <= most.page,
      },
    ]
  } finally {
    await stop(feed, 'SIGKILL')
  }
}
