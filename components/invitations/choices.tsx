import { useId } from 'react'

type Props = {
  legend: string
  hint?: string
  name: string
  options: readonly { value: string; label: string }[]
  /** Ticked on arrival. */
  chosen: readonly string[]
}

/** Any of a few, side by side. */
export function Choices({ legend, hint, name, options, chosen }: Props) {
  const hintId = useId()
  return (
    <fieldset aria-describedby={hint && hintId}>
      <legend className="font-medium">{legend}</legend>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {options.map(({ value, label }) => (
          <label key={value} className="flex items-center gap-2 touch">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      {hint && (
        <p id={hintId} className="mt-1 text-meta text-ink-3">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
