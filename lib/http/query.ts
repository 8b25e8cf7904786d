import 'server-only'
import { parse } from 'qs'
import { AppError } from './errors'
import { requireSafeValue } from './safe-value'

/**
 * Stripe's bracket query (`transacted_at[gte]=1`, `expand[]=data`) as an object.
 * A name given twice is refused: which of the two holds would otherwise be anybody's guess.
 */
export function parseQuery(search: URLSearchParams): Record<string, unknown> {
  const seen = new Set<string>()
  const pairs = [...search]
  if (pairs.length > 200) throw new AppError('parameter_invalid', 'The address holds too many parameters.')
  for (const [name] of pairs) {
    if (name.includes('__proto__')) throw unknown(name)
    if (seen.has(name) && !name.endsWith('[]'))
      throw new AppError('parameter_invalid', `${name} is given twice`, { param: name })
    seen.add(name)
  }
  const query = parse(search.toString(), {
    plainObjects: true,
    allowPrototypes: false,
    depth: 4,
    strictDepth: false,
    arrayLimit: 100,
    parameterLimit: 200,
    allowSparse: false,
  })
  requireSafeValue(query)
  return query
}

function unknown(name: string): AppError {
  const param = name.slice(0, 100)
  return new AppError('parameter_unknown', `Received unknown parameter: ${param}`, { param })
}
