// (shared) What a link asks a person to share, in the order it is told.
import type { IconName } from '@/components/ui/icon-names'

export type Permission = 'balances' | 'transactions' | 'ownership' | 'payment_method'

/** Chosen: asked for only when ticked, which is before the session exists, since a session's permissions cannot be changed. */
export const permissions = [
  { name: 'balances', icon: 'wallet', chosen: false },
  { name: 'transactions', icon: 'text-align-start', chosen: false },
  { name: 'ownership', icon: 'user', chosen: false },
  { name: 'payment_method', icon: 'landmark', chosen: true },
] as const satisfies ReadonlyArray<{ name: Permission; icon: IconName; chosen: boolean }>

/** Read at once by Stripe. Owners are not: each reading costs, so a person asks for it. */
export const prefetch = ['balances', 'transactions'] as const satisfies Permission[]

export function permissionsToAsk(chosen: ReadonlySet<Permission>): Permission[] {
  return permissions.filter(({ name, chosen: isChoice }) => !isChoice || chosen.has(name)).map(({ name }) => name)
}

export function isPermission(name: string): name is Permission {
  return permissions.some((permission) => permission.name === name)
}
