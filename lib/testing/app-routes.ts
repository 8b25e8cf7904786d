import { ask } from './product'
import { isCatchAll, paramsOf, routesOnDisk } from './routes-on-disk'

export type Answer = { status: number; body: unknown; headers: Headers }

/** Asks one of the product's routes the way Next would: a body makes it a POST. */
export async function askRoute(
  path: string,
  options: { cookie?: string; body?: unknown; headers?: HeadersInit } = {},
): Promise<Answer> {
  const request = ask(path, options)
  for (const route of routesOnDisk.filter((each) => !isCatchAll(each))) {
    const params = route.method === request.method && paramsOf(route.pattern, new URL(request.url).pathname)
    if (!params) continue
    const handle = await route.load()
    const response = await handle(request, { params: Promise.resolve(params) })
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  throw new Error(`no route for ${request.method} ${path}`)
}
