import { Hono } from 'hono'
import { readBody } from '../body'
import type { Engine } from '../engine'
import { hash, required } from '../params'
import { setSwitches, switchesOf, switchParams } from '../switches'
import type { World } from '../world'
import { jsonForm } from './json-form'

const readSwitches = required(hash(switchParams))

type Deps = { engine: Engine; worldOf(request: Request): World }

export function switchRoutes({ engine, worldOf }: Deps): Hono {
  const app = new Hono()
  app.get('/switches', (c) => c.json(switchesOf(worldOf(c.req.raw))))
  app.post('/switches', async (c) => {
    const asked = readSwitches(jsonForm(await readBody(c.req.raw)), '')
    const request = { id: null, idempotency_key: null }
    return c.json(engine.act(worldOf(c.req.raw), request, ({ world }) => setSwitches(world, asked)))
  })
  return app
}
