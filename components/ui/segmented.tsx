'use client'
import { type ReactNode, useId } from 'react'

type Props<Value extends string> = {
  /** What is chosen here; read out, not shown. */
  label: string
  /** What cannot be chosen now stays in sight. */
  options: ReadonlyArray<{ value: Value; label: ReactNode; isDisabled?: boolean }>
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, all in sight. Arrow keys move between them. */
export function Segmented<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="inline-flex rounded-control bg-sunken p-px">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="grid">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.isDisabled}
            onChange={() => onChange(option.value)}
            className="peer sr-only"
          />
          <span className="grid h-7 place-items-center rounded-control border border-transparent px-2 text-meta text-ink-2 touch peer-enabled:hover:text-ink peer-disabled:cursor-default peer-disabled:text-ink-3 peer-checked:border-line peer-checked:bg-surface peer-checked:font-medium peer-checked:text-ink peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus">
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
