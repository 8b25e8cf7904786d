import { Link } from '@/components/ui/link'

type Props = { above: { label: string; href: string }; here: string }

/** "Accounts / Harbour Savings", over a head of its own making. */
export function Crumbs({ above, here }: Props) {
  return (
    <p className="text-meta text-ink-3">
      <Link
        href={above.href}
        className="rounded-kbd pointer-coarse:-my-3.5 pointer-coarse:inline-block pointer-coarse:py-3.5 hover:text-ink hover:underline"
      >
        {above.label}
      </Link>
      {` / ${here}`}
    </p>
  )
}
