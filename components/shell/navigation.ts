import { isStaff, type Viewer } from '@/lib/auth/roles'
import { paths } from '@/lib/paths'

/** Pages that everybody of a kind can go to from anywhere. `key` is pressed after G; `shortcut` goes there at once; `inside` are the pages under it whose addresses do not say so. */
const customerPages = [
  { name: 'accounts', href: paths.accounts, icon: 'wallet', key: 'a', shortcut: undefined, inside: [paths.link] },
] as const
const staffPages = [{ name: 'find', href: paths.support, icon: 'search', key: 'f', shortcut: '/', inside: [] }] as const

export type Destination = (typeof customerPages | typeof staffPages)[number]

export function pagesFor(viewer: Pick<Viewer, 'role'>): readonly Destination[] {
  return isStaff(viewer) ? staffPages : customerPages
}

/** Where somebody begins after signing in. */
export function startPage(viewer: Pick<Viewer, 'role'>): string {
  return isStaff(viewer) ? paths.support : paths.accounts
}
