import 'server-only'
import { setBankClock } from '@/lib/clock'
import { requireDataKeys } from '@/lib/data-key/require-keys'
import { database, productDatabase } from '@/lib/db/client'
import { stampInstallation, stampSimulator } from '@/lib/db/installation'
import { migrate } from '@/lib/db/migrate'
import { lookIn } from '@/lib/demo/live-on'
import { loadPrepared } from '@/lib/demo/load-prepared'
import { seedDemo } from '@/lib/demo/seed'
import { env } from '@/lib/env'
import { startLive } from '@/lib/live/live'
import { readStaff } from '@/lib/staff/list-staff'
import { simulator, simulatorId } from '@/lib/stripe/simulator'
import { listenToSimulator } from '@/lib/stripe/simulator-webhooks'
import { startSyncJobs } from '@/lib/sync/jobs'
import { makeOwnSecret } from '@/lib/webhooks/secrets'
import { checkStripeAccount } from './check-stripe-account'

/** Order matters: nothing is written before the database is known to be this mode's, and nothing runs before there is data. */
export async function startProduct(): Promise<void> {
  const { mode, advice } = env()
  for (const sentence of advice) say(sentence)
  await prepareDatabase(mode)
  startLive()
  if (mode === 'simulator') await prepareSimulator()
  else await prepareStripe()
  startSyncJobs()
  if (mode === 'simulator') await hearSimulator()
}

async function prepareDatabase(mode: ReturnType<typeof env>['mode']): Promise<void> {
  const opened = productDatabase()
  say(opened.kind === 'pglite' ? 'Opening the embedded database.' : 'Connecting to Postgres.')
  const ran = await migrate(opened)
  if (ran.length > 0) say(`Migrated: ${ran.join(', ')}.`)
  await stampInstallation(opened.db, mode)
  await requireDataKeys(opened.db)
}

async function prepareSimulator(): Promise<void> {
  await stampSimulator(database(), simulatorId())
  const isLoaded = await loadPrepared()
  const { now: simulatorNow } = await simulator()
  setBankClock(simulatorNow)
  if (isLoaded) {
    // From when it was prepared until today: what the banks answer comes as it always does.
    await lookIn()
    say('Made the demo people, with the two years they have lived.')
  }
  if (await seedDemo()) say('Made the demo people and linked the first banks.')
}

/** After the seed, whose accounts are pulled already. */
async function hearSimulator(): Promise<void> {
  if (await listenToSimulator(makeOwnSecret())) return
  say('The simulator delivers to this machine only, and HOST is another address: it is asked what happened instead.')
}

async function prepareStripe(): Promise<void> {
  const advice = await checkStripeAccount(database())
  if (advice) say(advice)
  if ((await readStaff(database())).length === 0) {
    say(
      'There is no staff yet: `npm run admin -- create EMAIL` makes the first admin (with the embedded database, stop this server first).',
    )
  }
}

function say(sentence: string): void {
  console.log(sentence)
}
