import 'server-only'
import type { z } from 'zod'
import { AppError } from './errors'
import { plainWords } from './plain-words'

/** Parses what a person sent, or refuses by naming the first parameter at fault the way Stripe writes it: `filters[country]`. */
export function parseParameters<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: plainWords })
  if (parsed.success) return parsed.data
  throw refusalOf(parsed.error.issues, input)
}

/** `['filters', 'foo']` as `filters[foo]`. */
export function bracketName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map((part) => String(part).slice(0, 64))
  return [first ?? '', ...rest.map((part) => `[${part}]`)].join('')
}

function refusalOf(issues: z.core.$ZodIssue[], input: unknown): AppError {
  const { path, issue } = firstLeaf(issues)
  if (issue?.code === 'unrecognized_keys') {
    const param = bracketName([...path, issue.keys[0] ?? ''])
    return new AppError('parameter_unknown', `Received unknown parameter: ${param}`, { param })
  }
  const param = bracketName(path)
  if (path.length === 0) return new AppError('body_invalid', 'The request must be an object of parameters.')
  if (valueAt(input, path) === undefined) {
    return new AppError('parameter_missing', `Missing required param: ${param}`, { param })
  }
  return new AppError('parameter_invalid', `Invalid ${param}: ${issue?.message ?? 'not accepted'}`, { param })
}

type Leaf = { path: PropertyKey[]; issue: z.core.$ZodIssue | undefined }

/** Of a union's branches, the one that got furthest into the value says best what is wrong with it. */
function firstLeaf(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): Leaf {
  const issue = issues[0]
  const path = [...above, ...(issue?.path ?? [])]
  if (issue?.code !== 'invalid_union') return { path, issue }
  const branches = issue.errors.filter((branch) => branch.length > 0).map((branch) => firstLeaf(branch, path))
  const deepest = branches.sort((a, b) => depth(b) - depth(a))[0]
  return deepest && depth(deepest) > path.length ? deepest : { path, issue }
}

function depth(leaf: Leaf): number {
  return leaf.path.length + (leaf.issue?.code === 'unrecognized_keys' ? 1 : 0)
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, part)
  }
  return value
}
