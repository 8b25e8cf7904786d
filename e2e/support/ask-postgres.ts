import pg from 'pg'

type Row = Record<string, unknown>

/** One statement on a connection of its own. */
export async function askPostgres(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, parameters)).rows
  } finally {
    await client.end()
  }
}
