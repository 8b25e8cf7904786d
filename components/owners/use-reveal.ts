'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '@/lib/http/client'
import { type OwnerField, type RevealReason, shownSeconds } from '@/lib/owners/reveal-choices'
import { proveAgain, revealField } from './queries'

const shownMs = shownSeconds * 1000

export type Shown = Partial<Record<OwnerField, string | null>>
/** What has to be said again before anything is shown. */
export type Proof = 'none' | 'password' | 'code'
type Asked = { fields: OwnerField[]; reason: RevealReason; case?: string; password?: string; code?: string }

/** What staff see of one owner: nothing, until they say why, and then for a minute. Kept here alone, in no cache. */
export function useReveal(account: string, owner: string, onShown: () => void) {
  const [shown, setShown] = useState<Shown>({})
  const [proof, setProof] = useState<Proof>('none')
  const asking = useMutation({
    gcTime: 0,
    mutationFn: async ({ fields, password, code, ...why }: Asked) => {
      if (password) await proveAgain({ password, ...(code && { code }) })
      for (const field of fields) {
        const { value } = await revealField({ account, owner, field, ...why })
        setShown((before) => ({ ...before, [field]: value }))
      }
    },
    onSuccess: () => {
      setProof('none')
      onShown()
    },
    onError: (error) => setProof((before) => neededAfter(error) ?? before),
  })
  const isShown = Object.keys(shown).length > 0
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setShown({}), shownMs)
    return () => clearTimeout(timer)
  }, [isShown])
  const error = asking.error && !isProofMissing(asking.error) ? asking.error : null
  return { shown, hide: () => setShown({}), proof, reveal: asking.mutate, isAsking: asking.isPending, error }
}

function neededAfter(error: Error): Proof | null {
  if (!(error instanceof ApiError)) return null
  if (error.code === 'proof_required') return 'password'
  return error.param === 'code' ? 'code' : null
}

/** The form asks for it: nothing has gone wrong. */
function isProofMissing(error: Error): boolean {
  return error instanceof ApiError && (error.code === 'proof_required' || error.code === 'parameter_missing')
}
