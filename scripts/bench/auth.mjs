import { tsImport } from 'tsx/esm/api'
import { start, stop, tell } from './kit/child.mjs'
import { figure, median } from './kit/figures.mjs'

const most = 1.3
const rounds = 9
const times = 200

/** What sign-in checks and the viewer add to reading one's accounts: the same handler with them and without, in turns. */
export async function measure() {
  const { startPostgres } = await tsImport('../../lib/testing/postgres-server.ts', import.meta.url)
  const postgres = await startPostgres()
  try {
    console.log('GET /api/accounts, signed in against the same query asked by nobody')
    const ratios = [await measureOn('Postgres', postgres.urlOf('postgres')), await measureOn('PGlite', null)]
    if (ratios.some((ratio) => ratio > most)) {
      console.error(`Goal missed: at most ${most} times.`)
      process.exitCode = 1
    }
  } finally {
    await postgres.stop()
  }
}

/**
 * @param {string} name
 * @param {string | null} url
 */
async function measureOn(name, url) {
  const child = start('auth/reads.ts', ['--conditions=react-server', '--import=tsx'])
  try {
    await tell(child, { call: 'open', url })
    await tell(child, { call: 'round', times })
    /** @type {{ signedIn: number, open: number }[]} */
    const p50s = []
    for (let each = 0; each < rounds; each++) {
      const { signedIn, open } = await tell(child, { call: 'round', times })
      p50s.push({ signedIn: median(signedIn), open: median(open) })
    }
    const ratios = p50s.map(({ signedIn, open }) => signedIn / open)
    const ms = (/** @type {'signedIn' | 'open'} */ kind) =>
      figure(
        p50s.map((round) => round[kind]),
        2,
      )
    console.log(`  ${name.padEnd(9)} ${figure(ratios, 2)} times: ${ms('signedIn')} ms against ${ms('open')} ms`)
    await tell(child, { call: 'close' })
    return median(ratios)
  } finally {
    await stop(child)
  }
}
