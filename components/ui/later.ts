import { type ComponentType, lazy } from 'react'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

/** What few people open: loaded once the page is at rest and not with it, so that it is there even where the network no longer is. */
export function later<Props extends object>(load: Load<Props>) {
  return lazy(loadLater(load))
}

/** The same for what is no component. */
export function loadLater<Module>(load: () => Promise<Module>): () => Promise<Module> {
  if (typeof window !== 'undefined') rest().then(() => load().catch(() => undefined))
  return load
}

/** After the page has loaded, the first moment in which it has nothing else to do. */
export function rest(): Promise<unknown> {
  return new Promise((resolve) => {
    const soon = () =>
      'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 1000 }) : setTimeout(resolve, 200)
    if (document.readyState === 'complete') soon()
    else window.addEventListener('load', soon, { once: true })
  })
}
