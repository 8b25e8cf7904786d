import { markMatches } from '@/lib/transactions/search-words'

export default function Marks({ text, q }: { text: string; q: string }) {
  let at = 0
  return markMatches(text, q).map((part) => {
    const key = at
    at += part.text.length
    if (!part.isMatch) return <span key={key}>{part.text}</span>
    return (
      <mark key={key} className="rounded-kbd bg-accent-wash font-medium text-accent">
        {part.text}
      </mark>
    )
  })
}
