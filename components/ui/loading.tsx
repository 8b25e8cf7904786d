import type { ReactNode } from 'react'

/** Wraps a view's skeletons and says once, to those who cannot see them, what is coming. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {label}
      </p>
      {children}
    </div>
  )
}
