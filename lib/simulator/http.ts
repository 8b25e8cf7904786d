import { Hono } from 'hono'
import { apiRoutes } from './api'
import { controlRoutes } from './control/routes'
import type { Engine } from './engine'
import { Refusal, unknownUrl } from './errors'
import { tokenFrom } from './ids'
import type { Linking, ModalDeps } from './linking'
import { modalRoutes } from './modal/routes'
import type { Deliverer } from './webhooks/deliverer'

type Deps = {
  engine: Engine
  linking: Linking
  deliverer: Deliverer
  seed: string
  defaultKey: string
  modal: ModalDeps
}

/** Every path the simulator answers. */
export function createApp({
  engine,
  linking,
  deliverer,
  seed,
  defaultKey,
  modal,
}: Deps): Hono<{ Variables: { requestId: string } }> {
  const app = new Hono<{ Variables: { requestId: string } }>()
  let requests = 0
  app.use(async (c, next) => {
    requests += 1
    c.set('requestId', `req_${tokenFrom(14, seed, engine.now(), requests)}`)
    await next()
    c.header('Request-Id', c.get('requestId'))
    if (c.req.path.startsWith('/v1/')) c.header('Cache-Control', 'no-store')
  })
  app.route('/', apiRoutes(engine))
  app.route('/_simulator', modalRoutes(modal))
  app.route('/_simulator', controlRoutes({ engine, linking, deliverer, seed, defaultKey }))
  app.notFound((c) => answer(unknownUrl(c.req.method, c.req.path)))
  app.onError((error) => {
    if (error instanceof Refusal) return answer(error)
    console.error(error)
    return answer(new Refusal(500, 'An unknown error occurred.', { type: 'api_error' }))
  })
  return app
}

function answer(refusal: Refusal): Response {
  return Response.json(refusal.body(), { status: refusal.status })
}
