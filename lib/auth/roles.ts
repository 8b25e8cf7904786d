// (shared) Who a person is to the product.

export const roles = ['customer', 'support', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a database says of a person; whoever it cannot say of is no staff. */
export function roleOf(text: string | undefined): Role {
  return roles.find((role) => role === text) ?? 'customer'
}

/** Whoever asks. A required argument of every service: no question about an account can be put without saying who puts it. */
export type Viewer = {
  userId: string
  role: Role
  name: string
  email: string
  /** Our id of the account holder this person is; null for staff, and for customers before their first link. */
  holderId: string | null
}

/** Support and admin: people who may reach every holder. */
export function isStaff(viewer: Pick<Viewer, 'role'>): boolean {
  return viewer.role !== 'customer'
}
