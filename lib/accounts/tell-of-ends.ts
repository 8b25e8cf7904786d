import 'server-only'
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { users } from '@/lib/auth/table'
import { bankNow, now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/open-database'
import { isDemoPerson } from '@/lib/demo/refuse-demo-person'
import { env } from '@/lib/env'
import { formatDay } from '@/lib/format/date'
import { dayOfMoment } from '@/lib/format/day'
import { isTimeZone } from '@/lib/format/time-zone'
import { usualLanguage } from '@/lib/i18n/messages'
import { send } from '@/lib/mail/send'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'
import { localeOf } from '@/lib/preferences/locale-of'
import { isoOf } from '@/lib/stripe/fields'
import { type AccountRow, accounts } from './table'

const dayMs = 86_400_000
/** Stripe announces an end so long before. */
const announcedMs = 30 * dayMs
const weekMs = 7 * dayMs

type Person = typeof users.$inferSelect
type End = { kind: 'access_ends' | 'access_ends_soon' | 'access_ended'; at: string }
type Ending = { account: AccountRow; end: End }
type Told = { person: Person; endings: Ending[] }

/** Where messages only stand in the outbox, whoever moves the clock looks for them at once. */
export function tellOfEndsEveryMs(): number {
  return mailWay() === 'outbox' ? 3_000 : 60_000
}

/**
 * Writes to people whose banks end access: when it is announced, a week before, and when it has ended. Each once for an account
 * and a date, which the account's own row remembers; what one bank ends together is one message.
 */
export async function tellOfEnds(stopping?: AbortSignal): Promise<void> {
  for (const told of await whatToTell()) if (!stopping?.aborted) await tell(told)
}

async function whatToTell(): Promise<Told[]> {
  const rows = await database()
    .select({ account: accounts, person: users })
    .from(accounts)
    .innerJoin(accountHolders, eq(accountHolders.id, accounts.holderId))
    .innerJoin(users, eq(users.id, accountHolders.userId))
    .where(
      and(
        or(eq(accounts.status, 'inactive'), isNotNull(accounts.statusDetails)),
        isNull(accounts.replacedBy),
        eq(users.isGuest, false),
        isNull(users.suspendedAt),
        // Nobody is told of another's bank because of an address mistyped once.
        mailWay() === 'smtp' ? users.emailVerified : undefined,
        sql`${users.preferences} ->> 'account_mail' is distinct from 'off'`,
      ),
    )
    .orderBy(accounts.linkedAt, accounts.id)
  const groups = new Map<string, Told>()
  for (const { account, person } of rows) {
    const end = endOf(account)
    if (!end || isDemoPerson(person) || account.mailed.includes(nameOf(end))) continue
    // What ends on one day at one bank is one piece of news.
    const key = [person.id, account.institutionName, end.kind, end.at.slice(0, 10)].join('\n')
    const endings = groups.get(key)?.endings ?? []
    groups.set(key, { person, endings: [...endings, { account, end }] })
  }
  return [...groups.values()]
}

/** What is to be said of it now; null where there is nothing, or its holder cannot do anything about it. */
function endOf({ status, statusDetails, stoppedAt, linkedAt }: AccountRow): End | null {
  // Refused from the start was seen by whoever linked it, and long ago is no news.
  const isNews = stoppedAt !== null && stoppedAt > linkedAt && bankNow() - stoppedAt.getTime() < weekMs
  if (status === 'inactive') return isNews ? { kind: 'access_ended', at: stoppedAt.toISOString() } : null
  const { expected_deactivation_date: expected, action } = statusDetails?.active ?? {}
  if (status !== 'active' || !expected || action === 'none') return null
  const leftMs = expected * 1000 - bankNow()
  if (leftMs <= 0 || leftMs > announcedMs) return null
  return { kind: leftMs <= weekMs ? 'access_ends_soon' : 'access_ends', at: isoOf(expected) }
}

function nameOf({ kind, at }: End): string {
  return `${kind} ${at}`
}

/** Remembered and written in one transaction, so that of two instances one does both. */
async function tell({ person, endings }: Told): Promise<void> {
  await database().transaction(async (db) => {
    const news: Ending[] = []
    for (const ending of endings) if (await remember(db, ending)) news.push(ending)
    await write(db, person, news)
  })
}

/** False when it was told already. */
async function remember(db: Database, { account, end }: Ending): Promise<boolean> {
  const name = JSON.stringify([nameOf(end)])
  const remembered = await db
    .update(accounts)
    .set({ mailed: sql`${accounts.mailed} || ${name}::jsonb` })
    .where(and(eq(accounts.id, account.id), sql`not ${accounts.mailed} @> ${name}::jsonb`))
    .returning({ id: accounts.id })
  return remembered.length > 0
}

async function write(db: Database, person: Person, news: Ending[]): Promise<void> {
  const [first] = news
  if (!first) return
  const { account, end } = first
  const language = person.language ?? usualLanguage
  const { format, time_zone: zone } = person.preferences
  const timeZone = zone && isTimeZone(zone) ? zone : 'UTC'
  const names = news.map(({ account: { nickname, displayName, last4 } }) => nickname ?? displayName ?? `•••• ${last4}`)
  const today = dayOfMoment(bankNow(), timeZone)
  await send(db, {
    kind: end.kind,
    to: person.email,
    userId: person.id,
    language,
    values: {
      bank: account.institutionName,
      accounts: new Intl.ListFormat(language).format(names),
      date: formatDay(dayOfMoment(Date.parse(end.at), timeZone), today, localeOf(language, format)),
    },
    link: { url: `${env().appUrl ?? ''}${paths.reconnect(account.id)}`, until: new Date(now() + announcedMs) },
  })
}
