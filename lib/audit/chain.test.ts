import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Entry, hashOf } from './chain'

const entry: Entry = {
  id: 2,
  at: '2026-03-01T10:00:00.000000Z',
  actor: 'user_1',
  actor_role: 'support',
  action: 'account.refresh',
  subject: 'fca_1',
  holder_id: 'holder_1',
  detail: { reason: 'fraud', field: 'name' },
  request_id: 'req_1',
  previous_hash: 'a1b2',
}

/** Written out, for logs that were hashed like this long ago. */
const hashed =
  '{"action":"account.refresh","actor":"user_1","actor_role":"support","at":"2026-03-01T10:00:00.000000Z",' +
  '"detail":{"field":"name","reason":"fraud"},"holder_id":"holder_1","id":2,"previous_hash":"a1b2",' +
  '"request_id":"req_1","subject":"fca_1"}'

test('a row is hashed as it always was, whatever order its fields come in', () => {
  const hash = createHash('sha256').update(hashed).digest('hex')
  expect(hashOf(entry)).toBe(hash)
  expect(hashOf({ ...entry, detail: { field: 'name', reason: 'fraud' } })).toBe(hash)
})

test.each<Partial<Entry>>([
  { id: 3 },
  { at: '2026-03-01T10:00:00.000001Z' },
  { actor: 'user_2' },
  { actor_role: 'admin' },
  { action: 'account.link' },
  { subject: null },
  { holder_id: null },
  { detail: { reason: 'fraud', field: 'email' } },
  { request_id: null },
  { previous_hash: 'a1b3' },
])('%j makes it another hash', (other) => expect(hashOf({ ...entry, ...other })).not.toBe(hashOf(entry)))
