'use client'
import type { ReactNode } from 'react'

type Option = { value: string; label: ReactNode; hint?: ReactNode }
type Props = {
  legend: string
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Any of these; none is all. */
export default function Choices({ legend, options, chosen, onChange }: Props) {
  function toggle(value: string, isOn: boolean) {
    onChange(options.map((option) => option.value).filter((one) => (one === value ? isOn : chosen.includes(one))))
  }
  return (
    <fieldset className="grid">
      <legend className="pb-1 text-meta text-ink-3">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value} className="flex min-h-8 items-center gap-2 rounded-control px-1 touch hover:bg-hover">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            className="size-4 accent-accent"
          />
          <span className="flex-1">{label}</span>
          {hint && <span className="text-meta text-ink-3">{hint}</span>}
        </label>
      ))}
    </fieldset>
  )
}
