type Props<Value extends string> = {
  legend: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, each on a line of its own. */
export function RadioGroup<Value extends string>({ legend, options, value, onChange }: Props<Value>) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">{legend}</legend>
      {options.map((each) => (
        <label key={each.value} className="flex items-center gap-2 touch">
          <input
            type="radio"
            name={legend}
            checked={value === each.value}
            onChange={() => onChange(each.value)}
            className="size-4 accent-accent"
          />
          {each.label}
        </label>
      ))}
    </fieldset>
  )
}
