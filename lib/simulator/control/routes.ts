import { Hono } from 'hono'
import { worldKeyOf } from '../auth'
import { banks } from '../banks/banks'
import { readBody } from '../body'
import type { Engine } from '../engine'
import { missing, refused, unknownUrl } from '../errors'
import type { Faults } from '../faults'
import { refuseForeignPages } from '../foreign-pages'
import { NUMBERS_UNAVAILABLE } from '../link/complete'
import type { Linking } from '../linking'
import { array, boolean, hash, integer, required, text } from '../params'
import { fromRequest } from '../web'
import type { Deliverer } from '../webhooks/deliverer'
import type { World } from '../world'
import { accountRoutes } from './account-routes'
import { faultRoutes } from './fault-routes'
import { jsonForm } from './json-form'
import { stateOf } from './state'
import { switchRoutes } from './switch-routes'
import { webhookRoutes } from './webhook-routes'

const readReset = required(hash({ seed: text() }))
const readClock = required(hash({ advance_seconds: integer({ least: 0 }), now: integer() }))
const readManual = hash({ routing_number: required(text()), account_number: required(text()) })
const readChoice = required(
  hash({ institution: text(), accounts: array(text()), cancel: boolean(), manual_entry: readManual }),
)

type Deps = {
  engine: Engine
  linking: Linking
  deliverer: Deliverer
  faults: Faults
  seed: string
  defaultKey: string
}

/** What tests and demonstrations ask of the simulator itself. */
export function controlRoutes({ engine, linking, deliverer, faults, seed, defaultKey }: Deps): Hono {
  const app = new Hono()

  app.use('*', (c, next) => {
    refuseForeignPages(fromRequest(c.req.raw))
    return next()
  })

  app.get('/state', (c) => c.json(state(worldOf(c.req.raw))))

  app.get('/banks', (c) =>
    c.json({
      data: banks.map((bank) => ({
        name: bank.name,
        accounts: bank.accounts.map(({ name, category, subcategory }) => ({ name, category, subcategory })),
      })),
    }),
  )

  app.post('/reset', async (c) => {
    const asked = readReset(await bodyOf(c.req.raw), '')
    const world = engine.reset(worldOf(c.req.raw), asked.seed ?? seed)
    faults.clear(world.id)
    return c.json(state(world))
  })

  app.post('/clock', async (c) => {
    const { advance_seconds, now } = readClock(await bodyOf(c.req.raw), '')
    if ((advance_seconds === undefined) === (now === undefined)) {
      throw refused('Send one of these parameters: advance_seconds, now.', { param: 'advance_seconds' })
    }
    const target = now === undefined ? engine.now() + (advance_seconds ?? 0) * 1000 : now * 1000
    if (Math.floor(target / 1000) < Math.floor(engine.now() / 1000)) {
      throw refused('The clock cannot go back.', { param: 'now' })
    }
    engine.advanceTo(Math.max(target, engine.now()))
    return c.json(state(worldOf(c.req.raw)))
  })

  app.post('/sessions/:session/complete', async (c) => {
    const { institution, accounts, cancel, manual_entry } = readChoice(await bodyOf(c.req.raw), '')
    const id = c.req.param('session')
    const session = worldOf(c.req.raw).tables.session.get(id)
    if (!session) throw missing('financialconnections session', id, 'session')
    if (cancel) return answer(linking.complete(session.client_secret, { cancel }))
    if (manual_entry) return answer(linking.complete(session.client_secret, { manual_entry }))
    if (!institution) throw lacking('institution')
    if (!accounts) throw lacking('accounts')
    return answer(linking.complete(session.client_secret, { institution, accounts }))
  })

  app.route('/', accountRoutes({ engine, worldOf }))
  app.route('/', faultRoutes({ faults, worldOf }))
  app.route('/', switchRoutes({ engine, worldOf }))
  app.route('/', webhookRoutes({ engine, deliverer, worldOf }))

  app.all('*', (c) => {
    throw unknownUrl(c.req.method, c.req.path)
  })
  return app

  function state(world: World) {
    return engine.act(world, { id: null, idempotency_key: null }, () => stateOf(engine, world))
  }

  function worldOf(request: Request): World {
    const asked = fromRequest(request)
    return engine.worlds.ofKey(asked.header('authorization') === undefined ? defaultKey : worldKeyOf(asked))
  }
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  return jsonForm(await readBody(request))
}

function answer(result: ReturnType<Linking['complete']>): Response {
  if (result.ok) return Response.json(result.value)
  const { code, message, param } = result.failure
  throw refused(message, { ...(code === 'numbers' ? { code: NUMBERS_UNAVAILABLE } : {}), param: param ?? 'session' })
}

function lacking(param: string) {
  return refused(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}
