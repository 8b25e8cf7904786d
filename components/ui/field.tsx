import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  label: ReactNode
  /** Stands under the control before anything went wrong. */
  hint?: ReactNode
  /** What is wrong and what to do; takes the hint's place. */
  error?: ReactNode
  /** Gets what ties the control to its words: `{(wiring) => <Input {...wiring} name="email" />}`. */
  children: (wiring: Wiring) => ReactNode
}

export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  const noteId = `${id}note`
  const note = error || hint
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, ...(note ? { 'aria-describedby': noteId } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {note && (
        <p id={noteId} className={clsx('text-meta', error ? 'text-critical-fg' : 'text-ink-3')}>
          {note}
        </p>
      )}
    </div>
  )
}

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...rest}
      className={clsx(
        'h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-body text-ink touch placeholder:text-ink-3',
        'aria-invalid:border-critical-fg pointer-coarse:text-touch',
        className,
      )}
    />
  )
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <select
      {...rest}
      className={clsx(
        'h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-body text-ink touch pointer-coarse:text-touch',
        className,
      )}
    />
  )
}
