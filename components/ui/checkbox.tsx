import { type ComponentProps, type ReactNode, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type' | 'children'> & { label: ReactNode; hint?: ReactNode }

export function Checkbox({ label, hint, ...rest }: Props) {
  const hintId = useId()
  return (
    <label className="flex items-start gap-2 py-1 pointer-coarse:py-3">
      <input
        {...rest}
        type="checkbox"
        aria-describedby={hint ? hintId : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        {label}
        {hint && (
          <span id={hintId} className="block text-meta text-ink-3">
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
