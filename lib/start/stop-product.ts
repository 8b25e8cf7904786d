import 'server-only'
import { closeDatabase } from '@/lib/db/client'
import { stopLive } from '@/lib/live/live'
import { closeSimulator } from '@/lib/stripe/simulator'
import { stopSyncJobs } from '@/lib/sync/jobs'

declare global {
  /** How a server that ends its own requests first lets go of our data; it also says that it will. */
  var tidewaterStop: (() => Promise<void>) | undefined
  var tidewaterStopsItself: boolean | undefined
}

const graceMs = 4000

/** Streams first: no request that ends by itself waits behind one that does not. Then jobs: they use the rest. */
export async function stopProduct(): Promise<void> {
  await stopLive()
  await stopSyncJobs()
  await closeSimulator()
  await closeDatabase()
}

/** Next ends a process without asking us, or not at all while a stream is open: so we end it, after letting go of our data. */
export function stopOnSignals(): void {
  globalThis.tidewaterStop = stopProduct
  if (globalThis.tidewaterStopsItself) return
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopAndExit())
}

async function stopAndExit(): Promise<void> {
  setTimeout(() => process.exit(1), graceMs).unref()
  await stopProduct()
  process.exit(0)
}
