import 'server-only'
import { sql } from 'drizzle-orm'

/**
 * Returned or selected by a statement that is a transaction by itself, it has the statement not wait for the disk: only for what
 * may be forgotten when the database itself crashes. Written it is at once, and everybody sees it.
 */
export const unflushed = sql<string>`set_config('synchronous_commit', 'off', true)`
