import { randomUUID } from 'node:crypto'
import { isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeOwnHolder } from '@/lib/account-holders/make-holder'
import { accountHolders } from '@/lib/account-holders/table'
import { database } from '@/lib/db/client'
import { closeSimulator } from '@/lib/stripe/simulator'
import { tablesWith } from '@/lib/testing/all-text'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { continueDeletions } from './continue-deletions'

type Person = Awaited<ReturnType<typeof makePerson>>

let stop: () => Promise<void>
let admin: Person
beforeAll(async () => {
  stop = await startTestProduct()
  admin = await makePerson('admin')
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

const viewerOf = ({ userId, email }: Person) =>
  ({ userId, email, role: 'customer', name: 'A customer', holderId: null }) as const
const statusOf = async (asked: ReturnType<typeof askRoute>) => (await asked).status
const deleteOwn = ({ cookie, email }: Person) => statusOf(askRoute('/api/deletions', { cookie, body: { email } }))

/** Whoever comes first, nothing of the person is left, and nobody waited for somebody who waited for them. */
async function expectGone(people: readonly Person[], answers: readonly number[]): Promise<void> {
  expect(answers.filter((status) => status >= 500)).toEqual([])
  await continueDeletions()
  expect(await tablesWith(people.map(({ email }) => email))).toEqual([])
  expect(await database().$count(accountHolders, isNotNull(accountHolders.userId))).toBe(0)
}

const round = Array.from({ length: 6 }, (_, index) => index)

it('a deletion and a tie of the same person', async () => {
  const people = await Promise.all(round.map(() => makePerson('customer')))
  const visited = people.map((person) => ({ userId: person.userId, type: 'customer', email: person.email }))
  await database().insert(accountHolders).values(visited)
  const named = people.map(({ email }) => ({ type: 'customer', customer: `cus_${randomUUID()}`, email }))
  const holders = await database().insert(accountHolders).values(named).returning()
  const answers = await Promise.all(
    people.flatMap((person, index) => {
      const holder = holders[index]?.id ?? ''
      const tie = () =>
        statusOf(
          askRoute(`/api/account-holders/${holder}/user`, { cookie: admin.cookie, body: { user: person.userId } }),
        )
      const erase = () =>
        statusOf(
          askRoute(`/api/account-holders/${holder}/deletion`, {
            cookie: admin.cookie,
            body: { reason: 'asked_in_writing' },
          }),
        )
      return [tie(), deleteOwn(person), erase()]
    }),
  )
  // A tie that came between is said so, and what was asked for is asked again.
  for (const holder of holders) {
    const path = `/api/account-holders/${holder.id}/deletion`
    await askRoute(path, { cookie: admin.cookie, body: { reason: 'asked_in_writing' } })
  }
  await expectGone(
    people,
    answers.filter((status) => status !== 503),
  )
})

it('a deletion and a first visit to the page that links', async () => {
  const people = await Promise.all(round.map(() => makePerson('customer')))
  const answers = await Promise.all(
    people.flatMap((person) => [
      deleteOwn(person),
      makeOwnHolder(viewerOf(person)).then(
        () => 200,
        () => 401,
      ),
    ]),
  )
  await expectGone(people, answers)
})
