import qs from 'qs'
import { refused } from './errors'

/** Past these a body is no request of anybody's SDK. */
const LIMITS = { depth: 6, parameterLimit: 1_000, arrayLimit: 100 }

/**
 * Decodes `a=x`, `a[]=x`, `a[0]=x` and `a[b]=x`. The hashes have no prototype, and an index past the limit makes a hash, not a
 * long array.
 */
export function decodeForm(encoded: string): Record<string, unknown> {
  if (encoded === '') return {}
  refusePrototypes(encoded)
  try {
    return qs.parse(encoded, {
      ...LIMITS,
      plainObjects: true,
      duplicates: 'last',
      strictDepth: true,
      throwOnLimitExceeded: true,
    })
  } catch (error) {
    if (error instanceof RangeError) throw refused(`Invalid request: ${error.message}`)
    throw error
  }
}

/** The parser drops these keys without a word. */
function refusePrototypes(encoded: string): void {
  if (!/__proto__|%/i.test(encoded)) return
  for (const name of new URLSearchParams(encoded).keys()) {
    if (/(^|\[)__proto__(\]|\[|$)/.test(name)) {
      throw refused(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name })
    }
  }
}
