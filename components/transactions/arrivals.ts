type Row = { id: string }

/**
 * The rows that were not there before. Older ones, loaded on demand, stand below every row that is known and are no news; nor is
 * anything where no row was known: then the whole list is.
 */
export function findArrivals(known: ReadonlySet<string>, rows: readonly Row[]): string[] {
  const lastKnown = rows.findLastIndex(({ id }) => known.has(id))
  return rows
    .slice(0, Math.max(lastKnown, 0))
    .map(({ id }) => id)
    .filter((id) => !known.has(id))
}
