'use client'
import { useEffect, useState } from 'react'
import { useProved } from '@/lib/http/use-proved'
import { type OwnerField, type RevealReason, shownSeconds } from '@/lib/owners/reveal-choices'
import { revealField } from './queries'

const shownMs = shownSeconds * 1000

export type Shown = Partial<Record<OwnerField, string | null>>
type Asked = { fields: OwnerField[]; reason: RevealReason; case?: string }

/** What staff see of one owner: nothing, until they say why, and then for a minute. Kept here alone, in no cache. */
export function useReveal(account: string, owner: string, onShown: () => void) {
  const [shown, setShown] = useState<Shown>({})
  const { proof, ask, isAsking, reason } = useProved({
    act: async ({ fields, ...why }: Asked) => {
      for (const field of fields) {
        const { value } = await revealField({ account, owner, field, ...why })
        setShown((before) => ({ ...before, [field]: value }))
      }
    },
    onDone: onShown,
  })
  const isShown = Object.keys(shown).length > 0
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setShown({}), shownMs)
    return () => clearTimeout(timer)
  }, [isShown])
  return { shown, hide: () => setShown({}), proof, reveal: ask, isAsking, reason }
}
