import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { jsonLines } from '@/lib/audit/json-lines'
import { verifyChain } from '@/lib/audit/verify'
import { CommandRefusal, withProductDatabase } from '@/lib/db/for-command'
import { obeyCommand } from '@/lib/start/obey-command'

const usage = 'Say what to do: npm run audit -- verify [--known ROW:HASH] | export'

export const audit = (args: string[]) => obeyCommand({ verify, export: exportAll }, usage, args)

async function verify(args: string[]): Promise<void> {
  const known = readNote(args)
  const verdict = await withProductDatabase((db) => verifyChain(db, known))
  if (verdict.broken !== null) throw new CommandRefusal(verdict.broken)
  const { id, hash } = verdict.last
  console.log(`The audit log is whole: ${id} rows. Its end, to be noted elsewhere: ${id}:${hash}`)
}

async function exportAll(args: string[]): Promise<void> {
  if (args.length > 0) throw new CommandRefusal(usage)
  await withProductDatabase((db) => pipeline(Readable.from(jsonLines(db)), process.stdout))
}

function readNote(args: string[]): { id: number; hash: string } | undefined {
  const { known } = parse(args)
  if (known === undefined) return undefined
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(known) ?? []
  if (id === undefined || hash === undefined) throw new CommandRefusal('--known is a row and its hash: 120:9f86…')
  return { id: Number(id), hash }
}

function parse(args: string[]): { known?: string | undefined } {
  try {
    return parseArgs({ args, options: { known: { type: 'string' } } }).values
  } catch {
    throw new CommandRefusal(usage)
  }
}
