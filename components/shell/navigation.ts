import { isStaff, type Viewer } from '@/lib/auth/roles'
import { paths } from '@/lib/paths'

/** Pages that everybody of a kind can go to from anywhere. `key` is pressed after G. */
const customerPages = [{ name: 'accounts', href: paths.accounts, icon: 'wallet', key: 'a' }] as const
const staffPages = [{ name: 'find', href: paths.support, icon: 'search', key: 'f' }] as const

export type Destination = (typeof customerPages | typeof staffPages)[number]

export function pagesFor(viewer: Pick<Viewer, 'role'>): readonly Destination[] {
  return isStaff(viewer) ? staffPages : customerPages
}

/** Where somebody begins after signing in. */
export function startPage(viewer: Pick<Viewer, 'role'>): string {
  return isStaff(viewer) ? paths.support : paths.accounts
}
