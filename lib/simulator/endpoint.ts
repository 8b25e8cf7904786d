import { expand, type Shape } from './expand'
import type { Moment } from './moment'
import { array, type Fields, hash, required, text, type Values } from './params'

export type Method = 'GET' | 'POST' | 'DELETE'

/** One of Stripe's endpoints. */
export type Endpoint = {
  method: Method
  path: string
  /** The names behind a colon in its path, in order. */
  idNames: string[]
  /** Answers with the body; what it refuses, it throws. */
  handle(moment: Moment, form: Record<string, unknown>, ids: Record<string, string>): unknown
}

type Declared<F extends Fields, P extends string> = {
  method: Method
  path: P
  params: F
  /** What may be expanded in its answer. */
  shape: Shape
  run(moment: Moment, params: Values<F>, ids: Record<IdsIn<P>, string>): unknown
}

/** The names behind a colon in a path. */
type IdsIn<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | IdsIn<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

export function endpoint<F extends Fields, const P extends string>(declared: Declared<F, P>): Endpoint {
  const { method, path, shape, run } = declared
  const readParams = required(hash(declared.params))
  const readExpand = array(text())
  const idNames = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? [])
  return {
    method,
    path,
    idNames,
    handle(moment, form, ids) {
      if (!hasIds<P>(idNames, ids)) throw new Error(`The router gave no ids for ${path}.`)
      const { expand: asked, ...own } = form
      const paths = readExpand(asked, 'expand') ?? []
      return expand(moment, shape, run(moment, readParams(own, ''), ids), paths)
    },
  }
}

function hasIds<P extends string>(names: string[], ids: Record<string, string>): ids is Record<IdsIn<P>, string> {
  return names.every((name) => name in ids)
}
