import { Hono } from 'hono'
import { controlRoutes } from './control/routes'
import type { Engine } from './engine'
import { known, refusalAnswer, unknownUrl } from './errors'
import type { Faults } from './faults'
import type { Linking, ModalDeps } from './linking'
import { modalRoutes } from './modal/routes'
import { toResponse } from './web'
import type { Deliverer } from './webhooks/deliverer'

type Deps = {
  engine: Engine
  linking: Linking
  deliverer: Deliverer
  faults: Faults
  seed: string
  defaultKey: string
  modal: ModalDeps
  nextRequestId(): string
}

/** Every path the simulator answers besides Stripe's own. */
export function createApp(deps: Deps): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('Request-Id', deps.nextRequestId())
  })
  app.route('/_simulator', modalRoutes(deps.modal))
  app.route('/_simulator', controlRoutes(deps))
  app.notFound((c) => toResponse(refusalAnswer(unknownUrl(c.req.method, c.req.path))))
  app.onError((error) => toResponse(refusalAnswer(known(error))))
  return app
}
