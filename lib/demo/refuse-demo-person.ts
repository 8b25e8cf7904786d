import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/http/errors'
import { demoPeople } from './people'

const emails = new Set(Object.values(demoPeople).map((person) => person.email))

/** Everybody who looks around shares the demo people: nobody may lock the others out. */
export function refuseDemoPerson(person: { email: string }): void {
  if (isDemoPerson(person))
    throw new AppError('not_allowed', 'The demo logins stay as they are. Try this with a profile of your own.')
}

export function isDemoPerson({ email }: { email: string }): boolean {
  return env().mode === 'simulator' && emails.has(email)
}
