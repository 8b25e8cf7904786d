import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { type ButtonStyle, buttonStyle } from './button-style'
import { Spinner } from './spinner'

type Props = ButtonStyle & Omit<ComponentProps<'button'>, 'disabled'> & { pending?: boolean | undefined }

/**
 * While `pending`, label and width stay, and the button keeps the focus but does nothing. There is no `disabled`: an action that is not
 * possible is left out, or says beside itself when it will be.
 */
export function Button({ variant, size, shape, pending = false, className, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(buttonStyle({ variant, size, shape }), className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={clsx('inline-flex items-center gap-2', pending && 'opacity-0')}>{children}</span>
    </button>
  )
}
