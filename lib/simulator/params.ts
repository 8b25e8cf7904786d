import { missingParameter, refused, unknownParameters } from './errors'

/** Reads one parameter out of the decoded form; `raw` is undefined where it was not sent. */
export type Reader<T> = (raw: unknown, name: string) => T

export type Fields = Record<string, Reader<unknown>>

export type Values<F extends Fields> = { [K in keyof F]: F[K] extends Reader<infer T> ? T : never }

const LONGEST = 5_000

export function text(): Reader<string | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (typeof raw !== 'string') throw refused('Invalid string', { param: name })
    if (raw === '') throw empty(name)
    if (raw.length > LONGEST) {
      const message = `Invalid string: ${raw.slice(0, 20)}...; must be at most ${LONGEST} characters`
      throw refused(message, { code: 'parameter_invalid_string_too_long', param: name })
    }
    return raw
  }
}

/** Takes `""` as null: how Stripe unsets a value. */
export function emptyable<T>(reader: Reader<T>): Reader<T | null> {
  return (raw, name) => (raw === '' ? null : reader(raw, name))
}

export function integer({ least, most }: { least?: number; most?: number } = {}): Reader<number | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw === '') throw empty(name)
    if (typeof raw !== 'string' || !/^-?\d{1,15}$/.test(raw)) {
      throw refused(`Invalid integer: ${typeof raw === 'string' ? raw.slice(0, 40) : typeof raw}`, {
        code: 'parameter_invalid_integer',
        param: name,
      })
    }
    const value = Number(raw)
    if (least !== undefined && value < least) throw outOfRange(name, `greater than or equal to ${least}`)
    if (most !== undefined && value > most) throw outOfRange(name, `less than or equal to ${most}`)
    return value
  }
}

/** A number that may have a fraction, between two bounds that it may equal. */
export function fraction(least: number, most: number): Reader<number | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    const value = typeof raw === 'string' && /^\d*\.?\d+(e-?\d+)?$/i.test(raw) ? Number(raw) : Number.NaN
    if (!(value >= least && value <= most)) {
      throw refused(`Invalid number: this must be between ${least} and ${most}.`, { param: name })
    }
    return value
  }
}

export function boolean(): Reader<boolean | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw !== 'true' && raw !== 'false') throw refused(`Invalid boolean: ${String(raw)}`, { param: name })
    return raw === 'true'
  }
}

export function oneOf<const T extends readonly string[]>(allowed: T): Reader<T[number] | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw === '') throw empty(name)
    const found = allowed.find((value) => value === raw)
    if (found === undefined) throw refused(`Invalid ${name}: must be one of ${listed(allowed)}`, { param: name })
    return found
  }
}

/** Takes `a[]=x`, `a[0]=x` and, as Stripe does, refuses a bare `a=x`. */
export function array<T>(reader: Reader<T>): Reader<Exclude<T, undefined>[] | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw === '') throw empty(name)
    if (!Array.isArray(raw)) throw refused('Invalid array', { param: name })
    return raw.map((item, position) => required(reader)(item, `${name}[${position}]`))
  }
}

export function hash<F extends Fields>(fields: F): Reader<Values<F> | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw === '') throw empty(name)
    if (!isHash(raw)) throw refused('Invalid object', { param: name })
    const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(fields, key))
    if (unknown.length > 0) throw unknownParameters(unknown.map((key) => nested(name, key)))
    const values: Record<string, unknown> = {}
    for (const [key, reader] of Object.entries(fields)) values[key] = reader(raw[key], nested(name, key))
    return complete(fields, values) ? values : undefined
  }
}

/** Any keys with short text values, such as metadata; an empty value removes its key. */
export function dictionary(): Reader<Record<string, string> | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (!isHash(raw)) throw refused('Invalid object', { param: name })
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => {
        if (typeof value !== 'string') throw refused('Invalid string', { param: nested(name, key) })
        return [key, value]
      }),
    )
  }
}

export function required<T>(reader: Reader<T>): Reader<Exclude<T, undefined>> {
  return (raw, name) => {
    const value = reader(raw, name)
    if (!isSent(value)) {
      throw missingParameter(name)
    }
    return value
  }
}

/** The first reader for `a=x`, the second for `a[b]=x`. */
export function either<A, B>(plain: Reader<A>, nestedReader: Reader<B>): Reader<A | B> {
  return (raw, name) => (isHash(raw) ? nestedReader(raw, name) : plain(raw, name))
}

export function isHash(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

function isSent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined
}

function complete<F extends Fields>(
  fields: F,
  values: Record<string, unknown>,
): values is Record<string, unknown> & Values<F> {
  return Object.keys(fields).every((key) => key in values)
}

function nested(name: string, key: string): string {
  return name ? `${name}[${key}]` : key
}

function listed(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ')
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`
}

function outOfRange(name: string, bound: string) {
  return refused(`This value must be ${bound}.`, { code: 'parameter_invalid_integer', param: name })
}

function empty(name: string) {
  return refused(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: name },
  )
}
