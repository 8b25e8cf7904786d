// (shared) What travels to an open page: which thing changed, never what it is now. The page asks for that itself.

export const hintKinds = ['account', 'transactions', 'event', 'deliveries'] as const
export type HintKind = (typeof hintKinds)[number]

/** `id` is Stripe's: of the account, of the account whose transactions changed, of the event; empty for deliveries, which have none. */
export type Hint = { kind: HintKind; id: string }

/** Null for what a later version of the server may say. */
export function readHint(text: string): Hint | null {
  const said: unknown = JSON.parse(text)
  if (typeof said !== 'object' || said === null) return null
  const id: unknown = Reflect.get(said, 'id')
  const kind = hintKinds.find((known) => known === Reflect.get(said, 'kind'))
  return kind && typeof id === 'string' ? { kind, id } : null
}
