import type { StreamReader } from '@/lib/testing/read-stream'
import { buy } from './support/linked-person'
import { makePressedServer, type PressedServer } from './support/pressed-server'
import { expect, test } from './support/test'
import { press } from './support/webhook-load'

const bothDatabases = ['PGlite', 'Postgres'] as const
const isProof = process.env.PROVE !== undefined
const lives = isProof ? 20 : 2

// A kill is hardest on the database that lives in the process; being told to stop, on the one that outlives it.
for (const database of isProof ? bothDatabases : (['PGlite'] as const)) {
  test(`killed ${lives} times under webhook load on ${database}, it has kept and done all that it acknowledged`, async () => {
    test.setTimeout(120_000 + lives * 30_000)
    const place = await makePressedServer(database)
    const kept: string[] = []
    for (let life = 1; life <= lives; life += 1) {
      const server = life === 1 ? place.first : await place.serve()
      await buy(place.simulator, place.account, `Purchase ${life}`)
      const load = press(place)
      await load.acknowledged(20 + ((life * 53) % 160))
      await server.stop('SIGKILL')
      const { kept: inThisLife, refused } = await load.ended
      expect(refused).toEqual([])
      kept.push(...inThisLife)
    }
    await expectStored(place, kept)
    await letTimePass(place)
    const last = await place.serve()
    await expect.poll(() => countWaiting(place), { timeout: 60_000 }).toBe(0)
    expect((await last.stop()).code).toBe(0)
    await expectDone(place, kept, lives)
    await place.leave()
  })
}

for (const database of isProof ? bothDatabases : (['Postgres'] as const)) {
  test(`told to stop with streams open and webhooks in flight on ${database}, it ends soon and loses nothing`, async () => {
    test.setTimeout(120_000)
    const place = await makePressedServer(database)
    const streams = await Promise.all(Array.from({ length: 10 }, () => place.openStream()))
    const read = streams.map(readToEnd)
    const load = press(place)
    await load.acknowledged(50)
    const toldAt = performance.now()
    expect(await place.first.stop('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
    // Five seconds on a machine that has nothing else to do.
    expect(performance.now() - toldAt).toBeLessThan(25_000)
    const [lastId = ''] = await Promise.all(read)
    const { kept, refused } = await load.ended
    expect(refused).toEqual([])
    await expectStored(place, kept)

    const next = await place.serve()
    const resumed = await place.openStream(lastId)
    expect(await resumed.next()).toMatchObject({ name: 'resync' })
    await buy(place.simulator, place.account, 'After the stop')
    const news = press(place)
    await news.acknowledged(1)
    await readUntil(resumed, place.account)
    await next.stop()
    await news.ended
    await place.leave()
  })
}

/** The id to go on from. */
async function readToEnd(stream: StreamReader): Promise<string> {
  let last = ''
  for (let event = await stream.next(); event; event = await stream.next()) last = event.id ?? last
  return last
}

async function readUntil(stream: StreamReader, words: string): Promise<void> {
  for (let event = await stream.next(); event; event = await stream.next()) if (event.data.includes(words)) return
  throw new Error(`the stream ended without ${words}`)
}

/** As the database tells while no server runs. */
async function expectStored({ home }: PressedServer, ids: string[]): Promise<void> {
  const stored = await home.look((ask) => ask('select id from webhook_events where id = any($1)', [ids]))
  expect(stored).toHaveLength(ids.length)
}

/** What a killed server had claimed is anybody's again, without waiting for it. Whose account it is may look at the events. */
async function letTimePass({ home }: PressedServer): Promise<void> {
  await home.look(async (ask) => {
    await ask("update webhook_events set due_at = now() where state = 'waiting'")
    await ask("update leases set until = 'epoch'")
    await ask("update auth.users set role = 'support', two_factor_enabled = true")
  })
}

async function countWaiting({ person }: PressedServer): Promise<number> {
  const answer = await person.get('/api/webhook-events?state=waiting&limit=1')
  expect(answer.status(), await answer.text()).toBe(200)
  const { data } = await answer.json()
  return data.length
}

async function expectDone({ home }: PressedServer, ids: string[], purchases: number): Promise<void> {
  const [applied, bought] = await home.look(async (ask) => [
    await ask("select id from webhook_events where id = any($1) and state = 'applied'", [ids]),
    await ask("select description from transactions where description like 'Purchase %'"),
  ])
  expect(applied).toHaveLength(ids.length)
  expect(bought).toHaveLength(purchases)
}
