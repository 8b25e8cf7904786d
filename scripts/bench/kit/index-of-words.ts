import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/lib/db/client'

/** Very many rows go in without the index of words, which is made as it was once they are there: in seconds, not minutes. */
export async function withoutIndexOfWords(fill: () => Promise<unknown>): Promise<void> {
  const { rows } = await database().execute(
    sql`select indexdef from pg_indexes where indexname = 'transactions_words' and schemaname = current_schema()`,
  )
  const [{ indexdef }] = z.tuple([z.object({ indexdef: z.string() })]).parse(rows)
  await database().execute(sql`drop index transactions_words`)
  await fill()
  await database().execute(sql.raw(indexdef))
}
