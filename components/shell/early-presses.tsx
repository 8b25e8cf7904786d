'use client'
import { useEffect } from 'react'

/**
 * Runs while the page is read, before any of its scripts is there. What somebody presses until React hears it would be lost, or a form
 * would be sent the browser's way; the last press is kept instead, and made once somebody listens. Links lead where they say by themselves.
 * Keys that were meant for the page, and not for what has the focus, are kept in their order.
 */
const keepThePress = `(() => {
  let pressed
  const keep = (event) => {
    const button = event.target.closest('button')
    if (!button) return
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed = button
  }
  document.addEventListener('click', keep, true)
  document.addEventListener('awake', () => {
    document.removeEventListener('click', keep, true)
    pressed?.click()
  }, { once: true })
  const keys = []
  const keepKey = (event) => event.target === document.body && keys.push(event)
  document.addEventListener('keydown', keepKey)
  document.addEventListener('keys-heard', () => {
    document.removeEventListener('keydown', keepKey)
    for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', key))
  }, { once: true })
})()`

/** Of whatever takes over the document: the page, or the error in its place. */
export function useAwake(): void {
  useEffect(() => {
    document.dispatchEvent(new Event('awake'))
  }, [])
}

/** Of whatever hears the page's keys, once it does. */
export function hearEarlyKeys(): void {
  document.dispatchEvent(new Event('keys-heard'))
}

export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  useAwake()
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own script; as text its arrows would be escaped.
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: keepThePress }} />
}
