// (shared) Who an account page speaks to: its holder, or staff who look at somebody else's.

export type Audience = 'holder' | 'staff'
