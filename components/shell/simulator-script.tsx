'use client'
import { useEffect } from 'react'
import { api } from '@/lib/paths'

/**
 * The stand-in for Stripe.js, there before anybody can press a button. A page that answers 404 is drawn by the browser, which
 * never runs a script it has drawn itself: there it is fetched by hand, or the next page would ask js.stripe.com.
 */
export function SimulatorScript({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    if ('Stripe' in window) return
    const script = document.createElement('script')
    script.src = api.simulatorScript
    document.head.append(script)
  }, [])

  return <script src={api.simulatorScript} nonce={nonce} />
}
