/** A key's name beside the control it presses. Hidden where there is no keyboard, and from screen readers, which have their own. */
export function Kbd({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="hidden lg:pointer-fine:inline">
      <kbd className="rounded-kbd border border-line bg-surface px-1 font-sans text-meta text-ink-3">{children}</kbd>
    </span>
  )
}
