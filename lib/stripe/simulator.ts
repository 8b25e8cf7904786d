import 'server-only'
import { join } from 'node:path'
import { now } from '@/lib/clock'
import { FolderError } from '@/lib/db/folder-error'
import { env } from '@/lib/env'
import { createSimulator, fileStorage, type Simulator, StorageError } from '@/lib/simulator'
import { simulatorKey } from './simulator-key'

declare global {
  var tidewaterSimulator: Promise<Simulator> | undefined
}

/** The one simulator of this process, made on first use; its journal is in the data folder. */
export function simulator(): Promise<Simulator> {
  globalThis.tidewaterSimulator ??= open().catch(inOurWords)
  return globalThis.tidewaterSimulator
}

export async function closeSimulator(): Promise<void> {
  const opened = globalThis.tidewaterSimulator
  globalThis.tidewaterSimulator = undefined
  await (await opened)?.close()
}

async function open(): Promise<Simulator> {
  const { mode, dataDir } = env()
  if (mode !== 'simulator') throw new Error('The simulator was asked for although a Stripe key is set.')
  return createSimulator({
    storage: fileStorage(join(dataDir, 'simulator', 'journal')),
    realNow: now,
    defaultKey: simulatorKey,
    businessName: 'Tidewater',
    modalAssets: join('lib', 'simulator', 'modal', 'browser'),
    frameAncestors: "'self'",
  })
}

function inOurWords(error: unknown): never {
  throw error instanceof StorageError ? new FolderError(error.message, { cause: error }) : error
}
