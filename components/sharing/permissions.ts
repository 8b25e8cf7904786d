// (shared) All that can be shared, in the order it is told.

export const permissions = ['balances', 'transactions', 'ownership', 'payment_method'] as const

export function givenPermissions(given: readonly string[]) {
  return permissions.filter((permission) => given.includes(permission))
}
