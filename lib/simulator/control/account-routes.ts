import { Hono } from 'hono'
import { readBody } from '../body'
import type { Engine } from '../engine'
import { renderAccount } from '../resources/account-object'
import { accountInPath } from '../resources/account-reads'
import type { World } from '../world'
import { readChanges } from './account-params'
import { changeAccount } from './change-account'
import { jsonForm } from './json-form'

type Deps = { engine: Engine; worldOf(request: Request): World }

/** What a bank would change about an account. Refused whole or done whole. */
export function accountRoutes({ engine, worldOf }: Deps): Hono {
  const app = new Hono()
  app.post('/accounts/:account', async (c) => {
    const changes = readChanges(jsonForm(await readBody(c.req.raw)), '')
    const changed = engine.act(worldOf(c.req.raw), { id: null, idempotency_key: null }, (moment) =>
      changeAccount(moment, accountInPath(moment, c.req.param('account')), changes),
    )
    return c.json(renderAccount(changed))
  })
  return app
}
