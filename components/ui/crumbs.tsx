import Link from 'next/link'

type Props = { above: { label: string; href: string }; here: string }

/** "Accounts / Harbour Savings", over a head of its own making. */
export function Crumbs({ above, here }: Props) {
  return (
    <p className="text-meta text-ink-3">
      <Link href={above.href} className="rounded-kbd hover:text-ink hover:underline">
        {above.label}
      </Link>
      {` / ${here}`}
    </p>
  )
}
