import 'server-only'
import { AppError } from './errors'
import { bracketName } from './parse'

const maxDepth = 16

/**
 * Refuses what no schema of ours should have to think about: nesting without end, keys that reach prototypes, and text
 * that Postgres cannot store (NUL, halves of surrogate pairs). Walks with a list, not by recursion: the depth is the sender's.
 */
export function requireSafeValue(input: unknown): void {
  const open: { value: unknown; path: string[] }[] = [{ value: input, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (typeof value === 'string' && !isStorable(value)) {
      const param = bracketName(path)
      throw new AppError('parameter_invalid', `Invalid ${param}: it holds characters that are not text`, { param })
    }
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= maxDepth) throw new AppError('body_invalid', 'The parameters are nested too deeply.')
    for (const key of Object.keys(value)) {
      requireSafeKey(key, [...path, key])
      open.push({ value: Reflect.get(value, key), path: [...path, key] })
    }
  }
}

function requireSafeKey(key: string, path: string[]): void {
  if (key !== '__proto__' && isStorable(key)) return
  const param = bracketName(path)
  throw new AppError('parameter_unknown', `Received unknown parameter: ${param}`, { param })
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)
}
