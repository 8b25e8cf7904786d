// (shared) Why staff may delete somebody's data. Apart from the schemas, which no browser loads.

export const deletionReasons = ['asked_by_phone', 'asked_in_writing', 'asked_by_stripe', 'no_longer_needed'] as const
export type DeletionReason = (typeof deletionReasons)[number]
