/** An empty value removes its key; emptying the whole removes all; absent keeps what was. */
export function metadataAfter(before: Record<string, string>, sent: Record<string, string> | null | undefined) {
  if (sent === undefined) return before
  if (sent === null) return {}
  return Object.fromEntries(Object.entries({ ...before, ...sent }).filter(([, value]) => value !== ''))
}
