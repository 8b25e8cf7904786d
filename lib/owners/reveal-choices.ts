// (shared) What staff choose from when they ask to see an owner. Apart from the schemas, which no browser loads.

export const ownerFields = ['name', 'email', 'phone', 'raw_address'] as const
export type OwnerField = (typeof ownerFields)[number]

export const revealReasons = ['on_the_phone', 'name_mismatch', 'fraud_check', 'other'] as const
export type RevealReason = (typeof revealReasons)[number]

/** How long a page may show what was revealed. */
export const shownSeconds = 60
