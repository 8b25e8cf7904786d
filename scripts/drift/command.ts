import { parseArgs } from 'node:util'
import { createSimulator } from '../../lib/simulator/index'
import { cases } from './cases'
import { clientOf, type Send } from './client'
import { differencesBetween } from './shape'
import { Walk } from './walk'

const KEY_HERE = 'sk_test_drift'

/** Either how many differences were said, or the one sentence why nothing could be compared. */
type Outcome = { differences: number; refused?: undefined } | { differences?: undefined; refused: string }

/** Asks both the same and says each difference. Leaves nothing behind at Stripe but sessions, which expire. */
export async function drift(args: string[], say: (line: string) => void): Promise<Outcome> {
  const asked = readFlags(args)
  if ('refused' in asked) return asked
  const simulator = await createSimulator()
  try {
    const there = clientOf(asked.key, (path, init) => fetch(asked.base + path, init))
    const here = clientOf(KEY_HERE, (path, init) => simulator.fetch(new Request(`http://simulator${path}`, init)))
    const { status } = await there({ method: 'GET', path: '/v1/customers?limit=1', form: '' })
    if (status === 401) return { refused: `${asked.base} does not take this key.` }
    return { differences: await compare(there, here, say) }
  } catch (error) {
    if (isUnreachable(error)) return { refused: `${asked.base} could not be reached.` }
    throw error
  } finally {
    await simulator.close()
  }
}

async function compare(there: Send, here: Send, say: (line: string) => void): Promise<number> {
  const [walkThere, walkHere] = [new Walk(there), new Walk(here)]
  let differences = 0
  for (const one of cases) {
    const [theirs, ours] = await Promise.all([walkThere.step(one), walkHere.step(one)])
    for (const { at, there, here } of differencesBetween(theirs, ours)) {
      differences += 1
      say(`${one.name}: ${at} is ${there} there, ${here} in the simulator`)
    }
  }
  say(`${cases.length} calls compared, ${differences} differences.`)
  return differences
}

function readFlags(args: string[]): { key: string; base: string } | { refused: string } {
  const { key, base } = parse(args)
  if (key === undefined || base === undefined) return { refused: 'Say which key: npm run drift -- --key sk_test_…' }
  if (/^[a-z]+_live_/.test(key))
    return { refused: 'This is a live key: drift makes customers, so it takes test keys only.' }
  if (!/^[sr]k_test_\w+$/.test(key)) return { refused: '--key is not a secret test key (sk_test_… or rk_test_…).' }
  if (!URL.canParse(base)) return { refused: `--base ${base} is not an address.` }
  return { key, base: base.replace(/\/+$/, '') }
}

function parse(args: string[]): { key?: string; base?: string } {
  const base = { type: 'string', default: 'https://api.stripe.com' } as const
  try {
    return parseArgs({ args, options: { key: { type: 'string' }, base } }).values
  } catch {
    return {}
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof Error && (error.message === 'fetch failed' || error.name === 'TimeoutError')
}
