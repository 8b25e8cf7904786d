// (shared) Doing what asks for a recent proof of who is at the browser. Client components only.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/paths'
import { ApiError, request } from './client'
import { useReason } from './reason'

/** What has to be said again before it is done. */
export type Proof = 'none' | 'password' | 'code'
type Proving = { password?: string | undefined; code?: string | undefined }

type Options<Asked, Answer> = {
  act: (asked: Asked) => Promise<Answer>
  onDone: (answer: Answer) => void
}

/** A mutation that says what proof the server wants, and gives it first. Nothing of it is kept in a cache. */
export function useProved<Asked extends object, Answer>({ act, onDone }: Options<Asked, Answer>) {
  const [proof, setProof] = useState<Proof>('none')
  const reasonOf = useReason()
  const asking = useMutation({
    gcTime: 0,
    mutationFn: async ({ asked, proving: { password, code } }: { asked: Asked; proving: Proving }) => {
      if (password) await request('POST', api.proof, { password, ...(code && { code }) })
      return act(asked)
    },
    onSuccess: (answer) => {
      setProof('none')
      onDone(answer)
    },
    onError: (error) => setProof((before) => neededAfter(error) ?? before),
  })
  const error = asking.error && !isProofMissing(asking.error) ? asking.error : null
  return {
    proof,
    /** With what the form holds, in which the proof may stand. */
    ask: (asked: Asked, given = new FormData()) => asking.mutate({ asked, proving: readProof(given) }),
    isAsking: asking.isPending,
    error,
    /** The error in words. */
    reason: error && reasonOf(error),
    reset: asking.reset,
  }
}

/** What the fields of `ProofFields` hold. */
function readProof(given: FormData): Proving {
  return { password: String(given.get('password') ?? ''), code: String(given.get('code') ?? '').trim() }
}

function neededAfter(error: Error): Proof | null {
  if (!(error instanceof ApiError)) return null
  if (error.code === 'proof_required') return 'password'
  return error.param === 'code' ? 'code' : null
}

/** The form asks for it: nothing has gone wrong. */
function isProofMissing(error: Error): boolean {
  return (
    error instanceof ApiError &&
    (error.code === 'proof_required' || (error.code === 'parameter_missing' && error.param === 'code'))
  )
}
