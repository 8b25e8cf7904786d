import { start, stop, tell } from '../kit/child.mjs'

const mostMegabytes = 100
const megabyte = 1024 * 1024
const rows = 1_000_000

/**
 * Everything of one customer as a file: rows a second, and the most memory beside what an idle process has. Each format in a process
 * of its own, so that none begins with the heap that another grew.
 * @param {(name: string) => Promise<string>} makeDatabase
 */
export async function measureExport(makeDatabase) {
  const url = await makeDatabase('export')
  await inChild(async (child) => tell(child, { call: 'fill', url, rows }))
  console.log(`Export of ${rows.toLocaleString('en')} rows, from two accounts`)
  const verdicts = []
  for (const format of ['csv', 'json', 'ofx']) {
    const took = await inChild((child) => tell(child, { call: 'export', url, format }))
    const speed = Math.round(took.rows / took.seconds).toLocaleString('en')
    const above = Math.round(took.aboveIdle / megabyte)
    const size = Math.round(took.bytes / megabyte)
    console.log(
      `  ${format.padEnd(4)} ${speed} rows/s, ${took.seconds.toFixed(1)} s for ${size} MB; ${above} MB above idle`,
    )
    const what = `export of every row as ${format} within ${mostMegabytes} MB above idle`
    verdicts.push({ what, holds: took.rows >= rows && above <= mostMegabytes })
  }
  return verdicts
}

/**
 * @template T
 * @param {(child: import('../kit/child.mjs').Child) => Promise<T>} work
 */
async function inChild(work) {
  const child = start('timeline/export.ts', ['--expose-gc', '--conditions=react-server', '--import=tsx'])
  try {
    const answer = await work(child)
    await tell(child, { call: 'close' })
    return answer
  } finally {
    await stop(child)
  }
}
