/** A name, with what was searched for marked in it. */
export function Marked({ text }: { text: string; q: string | undefined }) {
  return text
}
