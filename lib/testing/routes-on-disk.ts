import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { RouteHandler } from '@/lib/http/route'

const app = join(import.meta.dirname, '..', '..', 'app')

export type DiskRoute = {
  /** `GET /api/accounts/[account]` */
  name: string
  method: string
  pattern: string
  load(): Promise<RouteHandler>
}

/** Every method that a route file of the product exports itself, found on disk: a file added later is among them. */
export const routesOnDisk: readonly DiskRoute[] = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .flatMap((file) => {
    const methods = [...readFileSync(join(app, file), 'utf8').matchAll(/^export const ([A-Z]+) = /gm)]
    return methods.map(([, method = '']) => routeOf(file, method))
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** What is at an address that this pattern is not exact about: whatever nothing else is at. */
export const isCatchAll = ({ pattern }: DiskRoute) => pattern.includes('[...')

const handler = z.custom<RouteHandler>((value) => typeof value === 'function')

function routeOf(file: string, method: string): DiskRoute {
  const pattern = `/${dirname(file)}`
  return {
    name: `${method} ${pattern}`,
    method,
    pattern,
    load: async () => handler.parse(Reflect.get(await import(join(app, file)), method)),
  }
}

/** What the names in brackets stand for where this pattern leads to this address; null where it does not. */
export function paramsOf(pattern: string, pathname: string): Record<string, string> | null {
  const [names, values] = [pattern.split('/'), pathname.split('/')]
  if (names.length !== values.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const value = decodeURIComponent(values[index] ?? '')
    if (name.startsWith('[')) params[name.slice(1, -1)] = value
    else if (name !== value) return null
  }
  return params
}
