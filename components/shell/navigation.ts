import { isStaff, type Viewer } from '@/lib/auth/roles'
import { paths } from '@/lib/paths'

/** Pages that everybody of a kind can go to from anywhere. `key` is pressed after G; `shortcut` goes there at once; `inside` is how the addresses of pages under it begin. */
const customerPages = [
  {
    name: 'accounts',
    href: paths.accounts,
    icon: 'wallet',
    key: 'a',
    shortcut: undefined,
    inside: [`${paths.accounts}/`, paths.link],
  },
  {
    name: 'transactions',
    href: paths.transactions,
    icon: 'text-align-start',
    key: 't',
    shortcut: undefined,
    inside: [],
  },
  { name: 'insights', href: paths.insights, icon: 'chart-column', key: 'i', shortcut: undefined, inside: [] },
  { name: 'sharing', href: paths.sharing, icon: 'eye', key: 's', shortcut: undefined, inside: [] },
] as const
const staffPages = [
  { name: 'find', href: paths.support, icon: 'search', key: 'f', shortcut: '/', inside: [paths.supportAccount('')] },
  { name: 'events', href: paths.supportEvents, icon: 'inbox', key: 'e', shortcut: undefined, inside: [] },
  { name: 'calls', href: paths.supportCalls, icon: 'arrow-up-down', key: 'c', shortcut: undefined, inside: [] },
  { name: 'invitations', href: paths.supportInvitations, icon: 'link', key: 'i', shortcut: undefined, inside: [] },
  { name: 'settings', href: paths.supportSettings, icon: 'settings', key: 's', shortcut: undefined, inside: [] },
] as const
const adminPages = [
  { name: 'staff', href: paths.supportStaff, icon: 'user-plus', key: 'p', shortcut: undefined, inside: [] },
  { name: 'audit', href: paths.supportAudit, icon: 'history', key: 'a', shortcut: undefined, inside: [] },
] as const

export type Destination = (typeof customerPages | typeof staffPages | typeof adminPages)[number]

export function pagesFor(viewer: Pick<Viewer, 'role'>): readonly Destination[] {
  if (viewer.role === 'admin') return [...staffPages, ...adminPages]
  return isStaff(viewer) ? staffPages : customerPages
}

/** Customers have few enough pages that a phone shows all of them at its foot. */
export function hasTabBar(viewer: Pick<Viewer, 'role'>): boolean {
  return !isStaff(viewer)
}

/** Where somebody begins after signing in. */
export function startPage(viewer: Pick<Viewer, 'role'>): string {
  return isStaff(viewer) ? paths.support : paths.accounts
}
