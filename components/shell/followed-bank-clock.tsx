'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { onBankNow } from '@/lib/http/bank-time'

/** Answers take a moment to arrive; only more than that is a jump, and only a jump is worth drawing the page anew. */
const slackMs = 5_000

/** The bank's clock as the page came with it, moved whenever an answer of our server says it has jumped. */
export function FollowedBankClock({ bankNowMs, children }: { bankNowMs: number; children: ReactNode }) {
  const [jump, setJump] = useState({ from: bankNowMs, toMs: bankNowMs })

  useEffect(() => {
    let known = { ms: bankNowMs, at: performance.now() }
    return onBankNow((heardMs) => {
      const at = performance.now()
      if (Math.abs(heardMs - (known.ms + at - known.at)) < slackMs) return
      known = { ms: heardMs, at }
      setJump({ from: bankNowMs, toMs: heardMs })
    })
  }, [bankNowMs])

  return <BankClockProvider bankNowMs={jump.from === bankNowMs ? jump.toMs : bankNowMs}>{children}</BankClockProvider>
}
