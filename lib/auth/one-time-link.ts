import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, like } from 'drizzle-orm'
import { z } from 'zod'
import { now } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { hashOfToken, isTokenFor, makeToken, type Purpose } from './link-token'
import { verifications } from './table'

export const tokenField = z.string().min(1).max(200)

/**
 * Makes a link that proves once, for a while, that its person can read their mail. It is stored as a hash among the things that
 * better-auth lets expire, and an earlier one for the same purpose is worth nothing from then on.
 */
export async function makeLink(
  db: Database,
  { purpose, userId, address, lastsMs }: { purpose: Purpose; userId: string; address: string; lastsMs: number },
): Promise<{ url: string; until: Date }> {
  const token = makeToken(purpose)
  const at = now()
  const until = new Date(at + lastsMs)
  const earlier = like(verifications.identifier, `${purpose}:%`)
  await db.delete(verifications).where(and(earlier, eq(verifications.value, userId)))
  await db.insert(verifications).values({
    id: randomUUID(),
    identifier: nameOf(purpose, token),
    value: userId,
    expiresAt: until,
    createdAt: new Date(at),
    updatedAt: new Date(at),
  })
  // Behind the #, so that no server, log or Referer ever sees it.
  return { url: `${address}#${token}`, until }
}

/** Whose link it is: once, however many ask at the same time, and again if the transaction is undone. */
export async function takeLink(db: Database, purpose: Purpose, token: string): Promise<string | null> {
  if (!isTokenFor(purpose, token)) return null
  const isValid = and(
    eq(verifications.identifier, nameOf(purpose, token)),
    gt(verifications.expiresAt, new Date(now())),
  )
  const [used] = await db.delete(verifications).where(isValid).returning({ userId: verifications.value })
  return used?.userId ?? null
}

function nameOf(purpose: Purpose, token: string): string {
  return `${purpose}:${hashOfToken(token)}`
}
