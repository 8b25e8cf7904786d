import { type ComponentType, lazy } from 'react'

/** What few people open: loaded once the page is at rest and not with it, so that it is there even where the network no longer is. */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  if (typeof window !== 'undefined') atRest(() => load().catch(() => undefined))
  return lazy(load)
}

function atRest(work: () => void): void {
  const soon = () => ('requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 1000))
  if (document.readyState === 'complete') soon()
  else window.addEventListener('load', soon, { once: true })
}
