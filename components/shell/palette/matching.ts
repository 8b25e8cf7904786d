type Named = { label: string; hint: string }

/** Those of which some word begins with each word that was typed; first what begins with the first of them. */
export function matching<E extends Named>(entries: readonly E[], text: string): E[] {
  const typed = wordsOf(text)
  const [first] = typed
  if (first === undefined) return [...entries]
  const found = entries.filter(({ label, hint }) => {
    const words = wordsOf(`${label} ${hint}`)
    return typed.every((part) => words.some((word) => word.startsWith(part)))
  })
  const isBehind = ({ label }: E) => Number(!wordsOf(label)[0]?.startsWith(first))
  return found.toSorted((a, b) => isBehind(a) - isBehind(b))
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
