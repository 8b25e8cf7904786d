'use client'
import { useEffect } from 'react'
import { api } from '@/lib/paths'

/**
 * The stand-in for Stripe.js, inside the page: there before anybody can press a button, and nothing is requested for it. A page
 * that answers 404 is drawn by the browser, which never runs a script it has drawn itself: there it is fetched by hand, or the
 * next page would ask js.stripe.com.
 */
export function SimulatorScript({ nonce, code }: { nonce: string | undefined; code: string }) {
  useEffect(() => {
    if ('Stripe' in window) return
    const script = document.createElement('script')
    script.src = api.simulatorScript
    document.head.append(script)
  }, [])

  const base = new URL('.', `http://simulator${api.simulatorScript}`).pathname
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the simulator's own file; as text its arrows would be escaped.
  return <script nonce={nonce} data-base={base} dangerouslySetInnerHTML={{ __html: code }} />
}
