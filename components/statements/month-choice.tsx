'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

type Props = {
  label: string
  months: { address: string; name: string }[]
  /** The address of the month that is shown. */
  chosen: string
}

export function MonthChoice({ label, months, chosen }: Props) {
  const router = useRouter()
  const [isGoing, go] = useTransition()
  return (
    <select
      aria-label={label}
      aria-busy={isGoing || undefined}
      value={chosen}
      onChange={({ target }) => go(() => router.push(target.value))}
      className="h-8 rounded-control border border-line-strong bg-surface px-2 text-body text-ink touch pointer-coarse:text-touch"
    >
      {months.map(({ address, name }) => (
        <option key={address} value={address}>
          {name}
        </option>
      ))}
    </select>
  )
}
