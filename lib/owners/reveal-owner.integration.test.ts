import { desc, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { z } from 'zod'
import { POST } from '@/app/api/owners/reveals/route'
import { auditLog } from '@/lib/audit/table'
import { sessions } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'

const owners = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      raw_address: z.string().nullable(),
    }),
  ),
})
const fc = '/api/stripe/financial_connections'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let owner: z.output<typeof owners>['data'][number]
/** What belongs to owners alone, as their customer sees it. */
let canaries: string[]

beforeAll(async () => {
  stop = await startTestProduct()
  const people = await twoPeople()
  mine = people.mine
  theirs = people.theirs
  const { data } = owners.parse((await askRoute(`${fc}/accounts/${mine.account}/owners`, mine)).body)
  owner = data.find(({ email }) => email !== null) ??
    data[0] ?? { id: '', name: '', email: '', phone: '', raw_address: '' }
  canaries = data.flatMap(({ name, email, phone, raw_address }) =>
    [name, email, phone, raw_address ?? ''].filter(isText),
  )
})
afterAll(() => stop())
// A test that fails must not stop the clock for the others.
afterEach(() => vi.useRealTimers())

function isText(text: string | null): text is string {
  return text !== null && text !== ''
}

async function reveal(cookie: string, changes: Record<string, unknown> = {}) {
  const asked = { account: mine.account, owner: owner.id, field: 'name', reason: 'on_the_phone', ...changes }
  const response = await POST(ask('/api/owners/reveals', { cookie, body: asked }))
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const lastRow = async () => (await database().select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0]

describe('revealing', () => {
  it('shows support one field, and says in the log who saw which and why, never what', async () => {
    const staff = await makePerson('support')
    const { status, body } = await reveal(staff.cookie, { field: 'email', case: 'CALL-4471' })
    expect({ status, body }).toEqual({
      status: 200,
      body: { account: mine.account, owner: owner.id, field: 'email', value: owner.email, seconds: 60 },
    })
    expect(await lastRow()).toMatchObject({
      action: 'owner.reveal',
      actor: staff.userId,
      subject: owner.id,
      holderId: expect.any(String),
      detail: { account: mine.account, field: 'email', reason: 'on_the_phone', case: 'CALL-4471' },
      requestId: expect.stringMatching(/^req_/),
    })
  })

  it('shows nothing where it cannot be written down', async () => {
    const { cookie } = await makePerson('admin')
    await database().execute(sql`alter table audit_head rename to audit_head_away`)
    const refused = await reveal(cookie)
    await database().execute(sql`alter table audit_head_away rename to audit_head`)
    expect(refused.status).toBe(500)
    expect(JSON.stringify(refused.body)).not.toContain(owner.name)
    expect((await reveal(cookie)).body).toMatchObject({ value: owner.name })
  })

  it('asks for the password again five minutes after it was last given', async () => {
    const staff = await makePerson('support')
    const prove = (ageMs: number) =>
      database()
        .update(sessions)
        .set({ provedAt: new Date(now() - ageMs) })
        .where(eq(sessions.userId, staff.userId))
    await prove(5 * 60_000 + 1000)
    expect(await reveal(staff.cookie)).toMatchObject({ status: 403, body: { error: { code: 'proof_required' } } })
    await prove(4 * 60_000)
    expect(await reveal(staff.cookie)).toMatchObject({ status: 200 })
  })

  it('is granted twenty times in any hour, however many are asked for at once', async () => {
    const { cookie, userId } = await makePerson('support')
    /** At a moment, with the password just given. */
    const askAt = async (times: number, minutes: number) => {
      const at = new Date(began + minutes * 60_000)
      vi.setSystemTime(at)
      await database().update(sessions).set({ provedAt: at, lastSeenAt: at }).where(eq(sessions.userId, userId))
      return Promise.all(Array.from({ length: times }, () => reveal(cookie)))
    }
    const shown = (answers: { status: number }[]) => answers.filter(({ status }) => status === 200).length
    const began = now()
    vi.useFakeTimers({ toFake: ['Date'] })
    expect(shown(await askAt(5, 0))).toBe(5)
    expect(shown(await askAt(18, 30))).toBe(15)
    const refused = await askAt(1, 59)
    expect([shown(refused), refused[0]?.headers.get('Retry-After')]).toEqual([0, '60'])
    expect(JSON.stringify(refused[0]?.body)).not.toContain(owner.name)
    expect(shown(await askAt(6, 61))).toBe(5)
  })

  it('is not needed to list them masked, which leaves a row, too', async () => {
    const { cookie, userId } = await makePerson('support')
    await askRoute(`${fc}/accounts/${mine.account}/owners`, { cookie })
    expect(await lastRow()).toMatchObject({ action: 'owner.list', actor: userId, subject: mine.account })
  })

  it('is for staff: customers see their own in full, and nobody else’s', async () => {
    expect(await reveal(mine.cookie)).toMatchObject({ status: 403 })
    expect(await reveal(theirs.cookie)).toMatchObject({ status: 403 })
    expect(await askRoute(`${fc}/accounts/${mine.account}/owners`, theirs)).toMatchObject({ status: 404 })
  })

  it.each([
    { changes: { reason: 'curious' }, param: 'reason' },
    { changes: { field: 'ownership' }, param: 'field' },
    { changes: { reason: 'other' }, param: 'case' },
    { changes: { case: 'Ada Lovelace called' }, param: 'case' },
    { changes: { owner: undefined }, param: 'owner' },
    { changes: { why: 'x' }, param: 'why' },
  ])('refuses $changes by its name', async ({ changes, param }) => {
    const { cookie } = await makePerson('support')
    expect(await reveal(cookie, changes)).toMatchObject({ status: 400, body: { error: { param } } })
  })

  it('knows no owner of another account, and no account that is not there', async () => {
    const { cookie } = await makePerson('support')
    expect(await reveal(cookie, { account: theirs.account })).toMatchObject({ status: 404 })
    expect(await reveal(cookie, { account: 'fca_none' })).toMatchObject({ status: 404 })
  })
})

test('an owner is in no row of the database, after it was shown to everybody who may see it', async () => {
  const tables = z.array(z.object({ name: z.string() }))
  const listed = await database().execute(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')`,
  )
  const contents = await Promise.all(
    tables.parse(listed.rows).map(async ({ name }) => {
      const { rows } = await database().execute(sql.raw(`select row_to_json(t)::text as text from ${name} t`))
      return JSON.stringify(rows)
    }),
  )
  const stored = contents.join('\n')
  expect(stored).toContain(mine.account)
  expect(canaries.length).toBeGreaterThan(3)
  expect(canaries.filter((canary) => stored.includes(canary))).toEqual([])
})
