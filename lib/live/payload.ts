import 'server-only'
import { z } from 'zod'
import type { Notice } from './announce'
import { hintKinds } from './hint'

/** Postgres takes fewer than 8000 bytes in one NOTIFY. */
const mostBytes = 7_900

const notices = z.array(
  z.union([
    z.tuple([z.enum(hintKinds), z.string(), z.string().nullable()]),
    z.tuple([z.literal('session_ended'), z.string(), z.null()]),
    z.tuple([z.literal('resync'), z.literal(''), z.null()]),
  ]),
)

/** As few messages as hold them all. */
export function toPayloads(all: readonly Notice[]): string[] {
  const payloads: string[] = []
  let parts: string[] = []
  let bytes = 0
  for (const { kind, id, holderId } of all) {
    const part = JSON.stringify([kind, id, holderId])
    const size = Buffer.byteLength(part) + 1
    if (bytes + size > mostBytes && parts.length > 0) {
      payloads.push(`[${parts.join()}]`)
      parts = []
      bytes = 0
    }
    parts.push(part)
    bytes += size
  }
  if (parts.length > 0) payloads.push(`[${parts.join()}]`)
  return payloads
}

/** What an instance of another version says in other words tells only that something happened. */
export function readPayload(payload: string): Notice[] {
  const parsed = notices.safeParse(JSON.parse(payload))
  if (!parsed.success) return [{ kind: 'resync', id: '', holderId: null }]
  return parsed.data.map(([kind, id, holderId]) => noticeOf(kind, id, holderId))
}

function noticeOf(kind: Notice['kind'], id: string, holderId: string | null): Notice {
  if (kind === 'resync') return { kind, id: '', holderId: null }
  if (kind === 'session_ended') return { kind, id, holderId: null }
  return { kind, id, holderId }
}
