import type { Endpoint } from './endpoint'

type Found = { endpoint: Endpoint; ids: Record<string, string> }

type Node = { steps: Map<string, Node>; any: Node | null; endpoints: Map<string, Endpoint> }

/** Finds the endpoint of a path, step by step; `:account` takes any one step. A HEAD is a GET. */
export class Router {
  readonly #root = node()

  constructor(endpoints: Endpoint[]) {
    for (const endpoint of endpoints) {
      const end = stepsOf(endpoint.path).reduce(
        (at, step) => (step.startsWith(':') ? anyOf(at) : stepOf(at, step)),
        this.#root,
      )
      end.endpoints.set(endpoint.method, endpoint)
    }
  }

  find(method: string, path: string): Found | null {
    let at = this.#root
    const taken: string[] = []
    for (const step of stepsOf(path)) {
      const named = at.steps.get(step)
      const next = named ?? (step === '' ? null : at.any)
      if (!next) return null
      if (!named) taken.push(step)
      at = next
    }
    const endpoint = at.endpoints.get(method === 'HEAD' ? 'GET' : method)
    return endpoint ? { endpoint, ids: idsOf(endpoint, taken) } : null
  }
}

function idsOf({ idNames }: Endpoint, taken: string[]): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const [at, name] of idNames.entries()) ids[name] = taken[at] ?? ''
  return ids
}

function node(): Node {
  return { steps: new Map(), any: null, endpoints: new Map() }
}

function anyOf(at: Node): Node {
  at.any ??= node()
  return at.any
}

function stepOf(at: Node, step: string): Node {
  const found = at.steps.get(step) ?? node()
  at.steps.set(step, found)
  return found
}

function stepsOf(path: string): string[] {
  return path.split('/')
}
