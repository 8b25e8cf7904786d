import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { sealRaw } from '@/lib/accounts/raw'
import { accounts } from '@/lib/accounts/table'
import { users } from '@/lib/auth/table'
import type { Database } from '@/lib/db/open-database'
import { givePassword } from './give-password'
import type { Prepared } from './prepared-file'

/** Everything of a prepared life, with what only this installation can give it: passwords, and the seal of its own key. Part of a transaction. */
export async function putIn(db: Database, { rows }: Prepared, passwordHash: string): Promise<void> {
  for (const { table, json } of rows) await putRows(db, table, json)
  await followChain(db)
  const people = await db.select({ id: users.id }).from(users)
  await givePassword(
    db,
    people.map(({ id }) => id),
    passwordHash,
  )
  for (const { id, raw } of await db.select({ id: accounts.id, raw: accounts.raw }).from(accounts)) {
    await db
      .update(accounts)
      .set({ raw: sealRaw(id, raw) })
      .where(eq(accounts.id, id))
  }
}

/** The database reads the rows itself. What it fills by itself, numbers and derived columns, it fills anew. */
async function putRows(db: Database, name: string, json: string): Promise<void> {
  const [schema = '', table = ''] = name.split('.')
  const found = await db.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table}
      and is_generated = 'NEVER' and coalesce(column_default, '') not like 'nextval(%'
  `)
  const columns = sql.join(
    found.rows.map((column) => sql.identifier(column.name)),
    sql`, `,
  )
  const place = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
  await db.execute(
    sql`insert into ${place} (${columns}) select ${columns} from json_populate_recordset(null::${place}, ${json}::json)`,
  )
}

/** The end of the audit log moves by one row at a time, here as everywhere. */
async function followChain(db: Database): Promise<void> {
  await db.execute(sql`
    do $$ declare entry record; begin
      for entry in select id, hash from audit_log order by id loop
        update audit_head set last_id = entry.id, last_hash = entry.hash;
      end loop;
    end $$
  `)
}
