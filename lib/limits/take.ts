import 'server-only'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { clientAddress } from '@/lib/http/client-address'
import { type Bucket, giveToken, takeToken, waitSeconds } from './bucket'
import { type LimitName, type Rate, rates } from './rates'
import { subjects } from './subject'
import { tooMany } from './too-many'

/** Who asks, as far as it is known; the address of the request is found out. */
export type Asker = { userId?: string; email?: string }

/**
 * Takes one from what this person and this request's address have left of a limit. The address goes first: who has used that
 * up uses up nobody else's by typing their e-mail.
 * @returns gives it back, for what turned out not to count
 * @throws AppError `rate_limited`, saying when there is one again
 */
export async function takeFrom(name: LimitName, asker: Asker, at = now()): Promise<() => Promise<void>> {
  const db = database()
  const buckets = bucketsOf(name, asker)
  for (const bucket of buckets) {
    if (!(await takeToken(db, bucket, at))) throw tooMany(await waitSeconds(db, bucket, at))
  }
  return async () => {
    for (const bucket of buckets) await giveToken(db, bucket)
  }
}

function bucketsOf(name: LimitName, asker: Asker): Bucket[] {
  const { address, person }: { address: Rate; person?: Rate } = rates[name]
  const subject = subjectOf(asker)
  const byAddress = { name, subject: subjects.address(clientAddress()), rate: address }
  return subject === null || person === undefined ? [byAddress] : [byAddress, { name, subject, rate: person }]
}

function subjectOf(asker: Asker): string | null {
  if (asker.userId !== undefined) return subjects.user(asker.userId)
  return asker.email === undefined ? null : subjects.email(asker.email)
}
