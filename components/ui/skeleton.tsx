import { clsx } from 'clsx'

/** A grey box in the place of what is coming; it waits 150 ms before it shows. `className` gives it the size of the real thing. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={clsx('skeleton block', className)} />
}
