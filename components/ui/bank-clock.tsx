'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const tickMs = 15_000

const BankClock = createContext<number | null>(null)

/** Goes on from the server's bank time with the browser's stopwatch; the browser's own date is never asked. */
export function BankClockProvider({ bankNowMs, children }: { bankNowMs: number; children: ReactNode }) {
  const [read, setRead] = useState({ from: bankNowMs, nowMs: bankNowMs })

  useEffect(() => {
    const startedAt = performance.now()
    const timer = setInterval(() => {
      setRead({ from: bankNowMs, nowMs: bankNowMs + performance.now() - startedAt })
    }, tickMs)
    return () => clearInterval(timer)
  }, [bankNowMs])

  // A refreshed page brings a newer time at once, before the next tick.
  return <BankClock value={read.from === bankNowMs ? read.nowMs : bankNowMs}>{children}</BankClock>
}

/** Stripe's time in milliseconds, or the simulator's; renders again every 15 s. */
export function useBankNow(): number {
  const nowMs = useContext(BankClock)
  if (nowMs === null) throw new Error('useBankNow() stands outside BankClockProvider')
  return nowMs
}
