'use client'
import { type ReactNode, Suspense, useState } from 'react'

/** What few people ask for: loaded when it is first wanted, and kept from then on. */
export function WhenWanted({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const [was, setWas] = useState(isWanted)
  if (isWanted && !was) setWas(true)
  return was && <Suspense>{children}</Suspense>
}
