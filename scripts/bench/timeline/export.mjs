import { start, stop, tell } from '../kit/child.mjs'

const mostMegabytes = 100
const megabyte = 1024 * 1024
const rows = 1_000_000

/**
 * Everything of one customer as a file: rows a second, and the most memory beside what an idle process has.
 * @param {(name: string) => Promise<string>} makeDatabase
 */
export async function measureExport(makeDatabase) {
  const child = start('timeline/export.ts', ['--expose-gc', '--conditions=react-server', '--import=tsx'])
  try {
    console.log(`Export of ${rows.toLocaleString('en')} rows, from two accounts`)
    await tell(child, { call: 'open', url: await makeDatabase('export'), rows })
    const verdicts = []
    for (const format of ['csv', 'json', 'ofx']) {
      const took = await tell(child, { call: 'export', format })
      const speed = Math.round(took.rows / took.seconds).toLocaleString('en')
      const above = Math.round(took.aboveIdle / megabyte)
      const size = Math.round(took.bytes / megabyte)
      console.log(
        `  ${format.padEnd(4)} ${speed} rows/s, ${took.seconds.toFixed(1)} s for ${size} MB; ${above} MB above idle`,
      )
      const what = `export of every row as ${format} within ${mostMegabytes} MB above idle`
      verdicts.push({ what, holds: took.rows >= rows && above <= mostMegabytes })
    }
    await tell(child, { call: 'close' })
    return verdicts
  } finally {
    await stop(child)
  }
}
