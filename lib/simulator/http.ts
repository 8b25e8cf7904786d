import { type Context, Hono } from 'hono'
import { type ApiEnv, apiRoutes } from './api'
import { Calls } from './calls'
import { controlRoutes } from './control/routes'
import type { Engine } from './engine'
import { ConnectionLost, Refusal, refusalResponse, serverError, unknownUrl } from './errors'
import type { Faults } from './faults'
import { tokenFrom } from './ids'
import type { Linking, ModalDeps } from './linking'
import { modalRoutes } from './modal/routes'
import type { Quota } from './quotas'
import type { Deliverer } from './webhooks/deliverer'

type Deps = {
  engine: Engine
  linking: Linking
  deliverer: Deliverer
  faults: Faults
  quota: Quota | null
  seed: string
  defaultKey: string
  apiVersion: string
  modal: ModalDeps
}

/** Every path the simulator answers. */
export function createApp(deps: Deps): Hono<ApiEnv> {
  const { engine, faults, seed, apiVersion } = deps
  const app = new Hono<ApiEnv>()
  let requests = 0
  app.use(async (c, next) => {
    requests += 1
    c.set('requestId', `req_${tokenFrom(14, seed, engine.now(), requests)}`)
    await next()
    c.header('Request-Id', c.get('requestId'))
    if (c.req.path.startsWith('/v1/')) describe(c, apiVersion)
  })
  app.route('/', apiRoutes({ ...deps, calls: new Calls(engine, faults) }))
  app.route('/_simulator', modalRoutes(deps.modal))
  app.route('/_simulator', controlRoutes(deps))
  app.notFound((c) => refusalResponse(unknownUrl(c.req.method, c.req.path)))
  app.onError((error) => {
    if (error instanceof Refusal) return refusalResponse(error)
    if (error instanceof ConnectionLost) throw error
    console.error(error)
    return refusalResponse(serverError())
  })
  return app
}

/** What Stripe's answers say about themselves, whatever became of the request. */
function describe(c: Context<ApiEnv>, apiVersion: string): void {
  c.header('Cache-Control', 'no-store')
  c.header('Stripe-Version', c.get('version') ?? apiVersion)
  for (const name of ['Idempotency-Key', 'Stripe-Account']) {
    const value = c.req.header(name)
    if (value) c.header(name, value)
  }
}
