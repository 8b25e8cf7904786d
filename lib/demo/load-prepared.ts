import 'server-only'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import { auditHead } from '@/lib/audit/table'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { readMigrationState } from '@/lib/db/migrate'
import { env } from '@/lib/env'
import { fillJournal, isJournalEmpty } from '@/lib/stripe/simulator'
import { demoPassword } from './people'
import { type Prepared, preparedFile, readPrepared } from './prepared-file'
import { putIn } from './put-in'

/**
 * Begins with a life that was prepared, where database and simulator are both still empty. Returns whether it did. Before the
 * simulator is opened.
 *
 * The two are written one after the other. The journal lies ready before the database commits and takes its place after it: so
 * whoever comes after a kill knows by the database whether to finish or to begin again.
 */
export async function loadPrepared(file = preparedFile): Promise<boolean> {
  const ready = join(env().dataDir, 'simulator', 'prepared.jsonl')
  const isNew = await isNewDatabase()
  if (!isNew) return finish(ready)
  const prepared = readPrepared(file)
  if (!prepared || !isJournalEmpty() || !(await fits(prepared))) return false
  const hash = await hashPassword(demoPassword)
  layReady(ready, prepared.journal)
  await database().transaction((db) => putIn(db, prepared, hash))
  return finish(ready)
}

async function isNewDatabase(): Promise<boolean> {
  const [head] = await database().select().from(auditHead)
  return head?.lastId === 0 && (await database().$count(users)) === 0
}

async function fits({ migration }: Prepared): Promise<boolean> {
  return migration === (await readMigrationState(database())).applied
}

/** Whole or not at all. */
function layReady(ready: string, journal: string[]): void {
  mkdirSync(join(ready, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(`${ready}.new`, journal.join('\n'), { mode: 0o600 })
  renameSync(`${ready}.new`, ready)
}

function finish(ready: string): boolean {
  if (!existsSync(ready)) return false
  if (isJournalEmpty()) fillJournal(readFileSync(ready, 'utf8').split('\n'))
  rmSync(ready)
  return true
}
