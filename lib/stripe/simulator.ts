import 'server-only'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { now } from '@/lib/clock'
import { FolderError } from '@/lib/db/folder-error'
import { secondSimulator } from '@/lib/db/installation'
import { env } from '@/lib/env'
import { keepOnce } from '@/lib/env/keep-once'
import {
  createSimulator,
  fileStorage,
  type Simulator,
  type Storage,
  StorageError,
  StorageInUseError,
} from '@/lib/simulator'
import { simulatorKey } from './simulator-key'

declare global {
  var tidewaterSimulator: Promise<Simulator> | undefined
}

/** The one simulator of this process, made on first use; its journal is in the data folder. */
export function simulator(): Promise<Simulator> {
  globalThis.tidewaterSimulator ??= open().catch(inOurWords)
  return globalThis.tidewaterSimulator
}

/** Tells one simulator from another. Beside the journal, which may be moved away to begin anew. */
export function simulatorId(): string {
  return keepOnce(join(env().dataDir, 'simulator'), 'id', randomUUID)
}

export async function closeSimulator(): Promise<void> {
  const opened = globalThis.tidewaterSimulator
  globalThis.tidewaterSimulator = undefined
  await (await opened)?.close()
}

/** Whether nothing ever happened in the simulator of this data folder. Before it is opened. */
export function isJournalEmpty(): boolean {
  const storage = openJournal()
  const [first] = storage.load()
  storage.close()
  return first === undefined
}

/** Has it begin with what happened in another one: lines of that one's journal. Before it is opened. */
export function fillJournal(lines: string[]): void {
  const storage = openJournal()
  storage.replace(lines.map((line) => JSON.parse(line)))
  storage.close()
  if (isJournalEmpty()) throw new FolderError(`The simulator's journal in ${env().dataDir} could not be written.`)
}

/** Has the one simulator of this process keep its state elsewhere. Before its first use. */
export function openSimulatorOn(storage: Storage): Promise<Simulator> {
  globalThis.tidewaterSimulator = create(storage)
  return globalThis.tidewaterSimulator
}

function openJournal(): Storage {
  try {
    return fileStorage(join(env().dataDir, 'simulator', 'journal'))
  } catch (error) {
    return inOurWords(error)
  }
}

async function open(): Promise<Simulator> {
  if (env().mode !== 'simulator') throw new Error('The simulator was asked for although a Stripe key is set.')
  return create(openJournal())
}

function create(storage: Storage): Promise<Simulator> {
  return createSimulator({
    storage,
    realNow: now,
    defaultKey: simulatorKey,
    businessName: 'Tidewater',
    modalAssets: join('lib', 'simulator', 'modal', 'browser'),
    frameAncestors: "'self'",
  })
}

function inOurWords(error: unknown): never {
  // PGlite's folder admits one process anyhow: only with Postgres can somebody have meant a second instance.
  if (error instanceof StorageInUseError && env().databaseUrl) throw new FolderError(secondSimulator, { cause: error })
  throw error instanceof StorageError ? new FolderError(error.message, { cause: error }) : error
}
