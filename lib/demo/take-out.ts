import 'server-only'
import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { database } from '@/lib/db/client'
import { readMigrationState } from '@/lib/db/migrate'
import type { Prepared } from './prepared-file'
import { preparedTables } from './prepared-tables'

const rowsAtOnce = 2000

/** All that was lived in this process, as something another installation can begin with. */
export async function takeOut(steps: Iterable<readonly unknown[]>): Promise<Prepared> {
  const { latest } = await readMigrationState(database())
  const rows = (await Promise.all(preparedTables.map(rowsOf))).flat()
  return { migration: latest ?? '', rows, journal: Array.from(steps, (step) => JSON.stringify(step)) }
}

/** As the database writes its own rows: every column that there is, also those that came later. */
async function rowsOf(table: (typeof preparedTables)[number]): Promise<Prepared['rows']> {
  const { name, schema = 'public' } = getTableConfig(table)
  const bunches = await database().execute<{ json: string }>(sql`
    select json_agg(line order by place)::text as json from (
      select row_to_json(line) as line, row_number() over (order by line) as place from ${table} as line
    ) as numbered group by (place - 1) / ${rowsAtOnce}::int order by min(place)
  `)
  return bunches.rows.map(({ json }) => ({ table: `${schema}.${name}`, json: json.replaceAll('\n', '') }))
}
