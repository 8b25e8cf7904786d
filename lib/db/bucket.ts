import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

type Columns = { tokens: AnyPgColumn; filledAt: AnyPgColumn }

/**
 * In an upsert, what a row's bucket holds at the moment that was to be inserted: it fills with time, up to its size.
 * An instance whose clock is behind takes, but does not fill.
 */
export function filledBucket({ tokens, filledAt }: Columns, size: { most: number; perSecond: number }): SQL<number> {
  const seconds = sql`greatest(0, extract(epoch from (excluded.filled_at - ${filledAt})))`
  return sql`least(${size.most}::float8, ${tokens} + ${size.perSecond}::float8 * ${seconds})`
}

/** In the same upsert, the moment up to which the bucket is filled then: never an earlier one. */
export function filledMoment({ filledAt }: Columns): SQL<Date> {
  return sql`greatest(${filledAt}, excluded.filled_at)`
}
