import { refused } from './errors'
import type { Moment } from './moment'
import { isHash } from './params'

/** What may be expanded inside an answer. */
export type Shape =
  | { kind: 'object'; fields: Record<string, Shape> }
  | { kind: 'list'; of: Shape }
  | { kind: 'reference'; to: Shape; fetch(moment: Moment, id: string): unknown }

const DEEPEST = 4

export function object(fields: Record<string, Shape> = {}): Shape {
  return { kind: 'object', fields }
}

export function listOf(of: Shape): Shape {
  return { kind: 'list', of }
}

/** Replaces the ids that the paths name by the objects they stand for. */
export function expand(moment: Moment, shape: Shape, body: unknown, paths: string[]): unknown {
  return paths.reduce((expanded, path, position) => {
    const steps = path.split('.')
    if (steps.length > DEEPEST) {
      throw refused(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, {
        param: `expand[${position}]`,
      })
    }
    if (!leadsToReference(shape, steps)) {
      throw refused(`This property cannot be expanded (${path}).`, { param: `expand[${position}]` })
    }
    return follow(moment, shape, expanded, steps)
  }, body)
}

/** Asked of the shape, not of the data: an empty list refuses a wrong path too. */
function leadsToReference(shape: Shape, steps: string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return shape.kind === 'reference'
  if (shape.kind === 'reference') return leadsToReference(shape.to, steps)
  if (shape.kind === 'list') return step === 'data' && leadsToReference(shape.of, rest)
  const next = Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined
  return next !== undefined && leadsToReference(next, rest)
}

function follow(moment: Moment, shape: Shape, value: unknown, steps: string[]): unknown {
  if (value === null || value === undefined) return value
  if (shape.kind === 'reference') {
    const fetched = typeof value === 'string' ? shape.fetch(moment, value) : value
    return steps.length > 0 ? follow(moment, shape.to, fetched, steps) : fetched
  }
  const [step, ...rest] = steps
  if (step === undefined || !isHash(value)) return value
  if (shape.kind === 'list') {
    const data = Array.isArray(value.data) ? value.data : []
    return { ...value, data: data.map((item) => follow(moment, shape.of, item, rest)) }
  }
  const next = shape.fields[step]
  if (!next || !(step in value)) return value
  return { ...value, [step]: follow(moment, next, value[step], rest) }
}
