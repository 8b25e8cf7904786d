// (shared) How an admin knows that it is the person who asks for a new password. Apart from the schemas, which no browser loads.

export const resetReasons = ['asked_in_person', 'asked_by_phone', 'asked_in_writing'] as const
export type ResetReason = (typeof resetReasons)[number]
