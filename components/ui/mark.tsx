import { clsx } from 'clsx'

/** A level of water, and where it was last read. The tile is clipped by its own box: an id in the drawing would clash on a page that has two. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.5"
      className={clsx('size-5 shrink-0 overflow-hidden rounded-[27%] bg-accent stroke-on-accent', className)}
    >
      <path d="M-1 13.5c4.5-5 8.5-5 13 0s8.5 5 13 0" />
      <path d="M13 6.5h6" strokeLinecap="round" />
    </svg>
  )
}
