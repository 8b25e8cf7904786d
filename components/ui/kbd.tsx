/** A key's name beside the control it presses. Hidden where there is no keyboard, and from screen readers, which have their own. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="hidden rounded-kbd border border-line bg-surface px-1 font-sans text-meta text-ink-3 lg:pointer-fine:inline-block"
    >
      {children}
    </kbd>
  )
}
