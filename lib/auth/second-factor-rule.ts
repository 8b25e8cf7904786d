import 'server-only'
import { env } from '@/lib/env'
import { isStaff, type Viewer } from './roles'

/** With a Stripe key staff reach real people's data; the demo people exist without one only. */
export function needsSecondFactor(person: Pick<Viewer, 'role'>): boolean {
  return env().mode !== 'simulator' && isStaff(person)
}

export function mustEnrol(person: Pick<Viewer, 'role'> & { twoFactorEnabled: boolean }): boolean {
  return needsSecondFactor(person) && !person.twoFactorEnabled
}
