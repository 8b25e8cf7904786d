import { ask } from './product'
import { type DiskRoute, isCatchAll, paramsOf, routesOnDisk } from './routes-on-disk'

export type Answer = { status: number; body: unknown; headers: Headers }

/** A name that stands in the address goes before one that stands for it. */
const exactFirst = routesOnDisk.filter((each) => !isCatchAll(each)).toSorted((a, b) => unknowns(a) - unknowns(b))

function unknowns({ pattern }: DiskRoute): number {
  return pattern.split('[').length
}

/** Asks one of the product's routes the way Next would: a body makes it a POST. */
export async function askRoute(
  path: string,
  options: { cookie?: string; body?: unknown; headers?: HeadersInit } = {},
): Promise<Answer> {
  const request = ask(path, options)
  for (const route of exactFirst) {
    const params = route.method === request.method && paramsOf(route.pattern, new URL(request.url).pathname)
    if (!params) continue
    const handle = await route.load()
    const response = await handle(request, { params: Promise.resolve(params) })
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  throw new Error(`no route for ${request.method} ${path}`)
}
