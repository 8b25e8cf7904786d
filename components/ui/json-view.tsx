import { CopyButton } from './copy-button'
import { Icon } from './icon'

type Props = {
  value: unknown
  /** The closed line: "As Stripe gave it". Also names the region. */
  label: string
  copyLabel: string
}

/** A raw object, folded away until somebody asks. */
export function JsonView({ value, label, copyLabel }: Props) {
  const text = JSON.stringify(value, null, 2)
  return (
    <details className="group">
      <summary className="flex min-h-11 items-center gap-2 rounded-card px-4 font-semibold hover:bg-hover">
        <Icon name="chevron-right" className="text-ink-3 transition-transform duration-hover group-open:rotate-90" />
        {label}
      </summary>
      <div className="relative">
        <div className="absolute top-1 right-3">
          <CopyButton text={text} label={copyLabel} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section aria-label={label} tabIndex={0} className="max-h-[480px] overflow-auto rounded-b-card bg-sunken p-4">
          <pre className="font-mono text-meta text-ink-2">{text}</pre>
        </section>
      </div>
    </details>
  )
}
