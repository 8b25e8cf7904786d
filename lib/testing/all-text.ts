import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/lib/db/client'

const named = z.array(z.object({ name: z.string() }))
const texts = z.array(z.object({ text: z.string() }))

/** Everything in the database as text: the rows of each table of ours, by its name. */
export async function allText(): Promise<Map<string, string[]>> {
  const tables = await database().execute(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')`,
  )
  const found = new Map<string, string[]>()
  for (const { name } of named.parse(tables.rows)) {
    const { rows } = await database().execute(sql.raw(`select row_to_json(t)::text as text from ${name} t`))
    found.set(
      name,
      texts.parse(rows).map(({ text }) => text),
    )
  }
  return found
}

/** The tables in which any of these words stands. */
export async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = [...(await allText())]
  return tables.flatMap(([name, rows]) => (rows.some((row) => words.some((word) => row.includes(word))) ? [name] : []))
}
