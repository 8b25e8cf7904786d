import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/lib/db/client'

/** Our own records of who asked what; everything else is about the bank, and only changes when somebody meant it to. */
const records = ['stripe_calls', 'stripe_quota', 'limits', 'sessions', 'audit_log', 'audit_head']

const rows = z.object({ rows: z.array(z.record(z.string(), z.unknown())) })

/** What stands in each table that reading may not change. */
export async function checksums(): Promise<Record<string, unknown>> {
  const all = sql`select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
  const sums: Record<string, unknown> = {}
  for (const { schemaname, tablename } of rows.parse(await database().execute(all)).rows) {
    const [schema, table] = [String(schemaname), String(tablename)]
    if (records.includes(table)) continue
    const rowsOf = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
    const sum = sql`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${rowsOf} t`
    sums[`${schema}.${table}`] = rows.parse(await database().execute(sum)).rows[0]?.sum
  }
  return sums
}
