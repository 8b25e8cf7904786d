import 'server-only'
import { sql } from 'drizzle-orm'
import { database, productDatabase } from './client'

/** PGlite has nobody who clears away what updates leave behind, and answers slower with every one; a server of Postgres sees to it itself. */
export async function vacuum(): Promise<void> {
  if (productDatabase().kind === 'pglite') await database().execute(sql`vacuum analyze`)
}
