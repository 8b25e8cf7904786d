import 'server-only'
import { record } from '@/lib/audit/record'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { streamOf } from '@/lib/http/stream-of'
import { csv, jsonLines } from './formats'
import { kinds } from './kinds'
import { readMe } from './read-me'
import { type File, zipped } from './zipped'

/** Everything that is held about the viewer, as one zip that is made while it is sent. That they took it is written down first. */
export async function exportOwnData(viewer: Viewer): Promise<Response> {
  const { userId, holderId } = viewer
  await record(database(), { actor: viewer, action: 'data.export', subject: userId, holderId })
  const at = new Date(now())
  const name = `tidewater-data-${at.toISOString().slice(0, 10)}.zip`
  return new Response(streamOf(zipped(filesOf(viewer, at))), {
    headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}"` },
  })
}

/** Each kind is read anew for each form, since none is held long enough for both. */
function* filesOf(viewer: Viewer, at: Date): Generator<File> {
  yield { name: 'README.txt', text: once(readMe(at)) }
  for (const [name, read] of Object.entries(kinds)) {
    yield { name: `json/${name}.jsonl`, text: jsonLines(read(viewer)) }
    yield { name: `csv/${name}.csv`, text: csv(read(viewer)) }
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
