import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ModalDeps } from '../linking'
import { createAssets } from './assets'
import { ModalRefusal } from './errors'
import { linkRoutes } from './link-routes'
import { oauthRoutes } from './oauth-routes'
import { connectPage, oauthPage, pageHeaders, type Theme } from './pages'
import { createSignIns } from './sign-ins'

/**
 * The stand-in for Stripe.js and the modal it opens. Mounted at `/_simulator`.
 * `assets` is the folder `browser` beside this file; without it only the JSON routes answer.
 * `frameAncestors` says who may frame the modal: `'self'` inside an app, `*` for anybody's page.
 */
export function modalRoutes(deps: ModalDeps): Hono {
  const app = new Hono()
  const assets = deps.assets ? createAssets(deps.assets) : null
  const signIns = createSignIns()

  app.get('/stripe.js', (c) => serve('stripe.js', c.req.header('if-none-match')))
  app.get('/modal/assets/*', (c) => {
    const [, name = ''] = c.req.path.split('/modal/assets/')
    return serve(name, c.req.header('if-none-match'))
  })
  app.get('/modal/connect', (c) =>
    c.html(connectPage(themeOf(c.req.query('theme'))), 200, pageHeaders(deps.frameAncestors)),
  )
  app.get('/modal/oauth', (c) => c.html(oauthPage(), 200, pageHeaders("'none'")))

  app.use('/modal/*', bodyLimit({ maxSize: 32 * 1024, onError: refuseSize }))
  app.route('/modal', linkRoutes(deps, signIns))
  app.route('/modal', oauthRoutes(deps, signIns))
  app.onError((problem) => {
    if (!(problem instanceof ModalRefusal)) throw problem
    return Response.json({ error: problem.error }, { status: problem.status, headers: PRIVATE })
  })
  return app

  function serve(name: string, known: string | undefined): Response {
    const asset = assets?.read(name)
    if (!asset) return new Response('Not found', { status: 404 })
    const headers = {
      'content-type': asset.type,
      'cache-control': 'no-cache',
      etag: asset.etag,
      'x-content-type-options': 'nosniff',
      // Pages that only take cross-origin scripts that agree to be taken.
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    }
    if (known === asset.etag) return new Response(null, { status: 304, headers })
    return new Response(asset.body, { headers })
  }
}

const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function refuseSize(): never {
  throw new ModalRefusal(413, 'body_too_large', 'The body is larger than anything the modal sends.')
}

function themeOf(asked: string | undefined): Theme {
  return asked === 'dark' || asked === 'light' ? asked : ''
}
