import { useEffect, useState } from 'react'

const pauseMs = 200

/** The text once the typing has paused: a search per letter would help nobody. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
