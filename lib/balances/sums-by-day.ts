import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { freshMs } from './fresh'
import { balanceSnapshots } from './table'

const answer = z.object({
  currency: z.string().nullable(),
  currencies: z.array(z.string()),
  /** Milliseconds of the earliest balance in that currency. */
  begins: z.number().nullable(),
  days: z.array(
    z.object({
      /** 1 for the first of the days asked for. */
      number: z.number(),
      amount: z.number().int(),
      accounts: z.number().int(),
      joined: z.array(z.string()),
      left: z.array(z.string()),
    }),
  ),
  accounts: z.array(
    z.object({
      id: z.string(),
      nickname: z.string().nullable(),
      display_name: z.string().nullable(),
      category: z.string(),
      subcategory: z.string(),
    }),
  ),
})

/**
 * The sum of each day, in one statement. A balance holds from the moment it is of until the next one, and no longer than it is
 * fresh, access lasts, and no other account has taken the account's place: so it counts on the days that end in between.
 * @param scope which accounts; those they replaced follow by themselves
 * @param starts when each day begins, one after the other; the last one goes on, to `nowMs`
 */
export async function sumsByDay(scope: SQL, currency: string | null, starts: number[], nowMs: number) {
  const begun = moments(starts)
  const ended = moments([...starts.slice(1), nowMs])
  const { rows } = await database().execute(sql`
    with recursive lineage (root, id, until) as (
      select ${accounts.id}, ${accounts.id}, 'infinity'::timestamptz from ${accounts} where ${scope}
      union all
      select later.root, earlier.id, least(later.until, successor.linked_at, (
        select min(as_of) from ${balanceSnapshots} where account_id = later.id
      ))
      from lineage later
      join ${accounts} successor on successor.id = later.id
      join ${accounts} earlier on earlier.replaced_by = later.id and earlier.holder_id = successor.holder_id
    ), words as materialized (
      select root, currency, as_of, current,
        least(confirmed_at + ${freshMs / 1000} * interval '1 second', ended_at, until) as stops
      from lineage join ${balanceSnapshots} word on word.account_id = lineage.id and word.as_of < lineage.until
    ), spoken as (
      select currency, count(distinct root) as accounts from words group by currency
    ), chosen as (
      select coalesce(${currency}, (select currency from spoken order by accounts desc, currency limit 1)) as currency
    ), last_words as (
      select distinct on (root, day) root, day, amount, stops
      from (
        select root, as_of, width_bucket(as_of, ${begun}) as day, max(stops) as stops,
          max(current) filter (where currency = (select currency from chosen)) as amount
        from words group by root, as_of
      ) word
      order by root, day, as_of desc
    ), held as (
      select root, held.day, amount
      from (select *, lead(day) over (partition by root order by day) as next from last_words) word,
        generate_series(
          greatest(day, 1),
          least(coalesce(next - 1, ${starts.length}), width_bucket(stops - interval '1 microsecond', ${ended}))
        ) as held (day)
      where amount is not null
    ), turns as (
      select root, day, amount, nth, lag(nth) over one as before, lead(nth) over one as after
      from (select *, dense_rank() over (order by day) as nth from held) numbered
      window one as (partition by root order by day)
    ), sums as (
      select nth, day, sum(amount) as amount, count(*) as accounts,
        array_agg(root order by root) filter (where nth > 1 and before is distinct from nth - 1) as joined,
        array_agg(root order by root) filter (where after is distinct from nth + 1) as leaving
      from turns group by nth, day
    ), days as (
      select day as number, amount, accounts, coalesce(joined, '{}') as joined,
        coalesce(lag(leaving) over (order by nth), '{}') as left
      from sums
    )
    select
      (select currency from chosen) as currency,
      (select coalesce(json_agg(currency order by accounts desc, currency), '[]') from spoken) as currencies,
      (select extract(epoch from min(as_of)) * 1000 from words where currency = (select currency from chosen))::float8 as begins,
      (select coalesce(json_agg(days order by number), '[]') from days) as days,
      (select coalesce(json_agg(named), '[]') from (
        select id, nickname, display_name, category, subcategory from ${accounts}
        where id in (select unnest(joined || "left") from days) order by id
      ) named) as accounts
  `)
  return answer.parse(rows[0])
}

function moments(times: number[]): SQL {
  return sql`${`{${times.map((time) => new Date(time).toISOString()).join()}}`}::timestamptz[]`
}
