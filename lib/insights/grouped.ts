// (shared) Lists by key.

/** The list of this key, made when there is none. */
export function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const known = lists.get(key)
  if (known) return known
  const made: Item[] = []
  lists.set(key, made)
  return made
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const lists = new Map<string, Item[]>()
  for (const item of items) listIn(lists, keyOf(item)).push(item)
  return lists
}
