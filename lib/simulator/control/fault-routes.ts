import { Hono } from 'hono'
import { readBody } from '../body'
import { missingParameter, refused } from '../errors'
import { type Faults, kindsOfFault } from '../faults'
import { fraction, hash, integer, oneOf, required, text } from '../params'
import type { World } from '../world'
import { jsonForm } from './json-form'

const LONGEST_MS = 600_000

const readFault = required(
  hash({
    match: hash({ method: oneOf(['GET', 'POST', 'DELETE']), path: text() }),
    kind: required(oneOf(kindsOfFault)),
    status: integer({ least: 400, most: 599 }),
    code: text(),
    message: text(),
    delay_ms: integer({ least: 0, most: LONGEST_MS }),
    times: integer({ least: 1 }),
    probability: fraction(0, 1),
  }),
)

type Deps = { faults: Faults; worldOf(request: Request): World }

/** What shall go wrong. */
export function faultRoutes({ faults, worldOf }: Deps): Hono {
  const app = new Hono()

  app.get('/faults', (c) => c.json({ data: faults.list(worldOf(c.req.raw).id) }))

  app.post('/faults', async (c) => {
    const world = worldOf(c.req.raw)
    const asked = readFault(jsonForm(await readBody(c.req.raw)), '')
    const { kind, match, status, code, message } = asked
    if (kind !== 'error') refuseWithoutError({ status, code, message })
    if (kind === 'slow' && asked.delay_ms === undefined) throw missingParameter('delay_ms')
    if (match?.path !== undefined && !/^(\/v1\/|\*)/.test(match.path)) {
      throw refused('A path begins with /v1/; * stands for anything.', { param: 'match[path]' })
    }
    const fault = faults.add(world.id, {
      match: { method: match?.method ?? null, path: match?.path ?? null },
      kind,
      status: status ?? 500,
      code: code ?? null,
      message: message ?? null,
      delay_ms: asked.delay_ms ?? 0,
      times: asked.times ?? null,
      probability: asked.probability ?? 1,
    })
    return c.json(fault)
  })

  app.delete('/faults', (c) => {
    const { id } = worldOf(c.req.raw)
    faults.clear(id)
    return c.json({ data: faults.list(id) })
  })

  return app
}

function refuseWithoutError(told: Record<string, unknown>): void {
  const [param] = Object.keys(told).filter((name) => told[name] !== undefined)
  if (param) throw refused(`Only a fault of kind error has a ${param}.`, { param })
}
