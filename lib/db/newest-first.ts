import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * The order of what is listed newest first. Our indexes keep nulls last, and Postgres reads an index in its order only where the
 * query says the same, even of columns that hold no nulls: without it every page sorts the whole table.
 */
export function newestFirst(...columns: PgColumn[]): SQL[] {
  return columns.map((column) => sql`${column} desc nulls last`)
}
