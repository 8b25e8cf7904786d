import { clsx } from 'clsx'
import glyphs from './glyphs.svg'

type Props = {
  /** The same name always wears the same mark; two names may share one, so the name stands beside it. */
  name: string
  size: 'large' | 'small'
  /** Quieter, for what is no longer in use. */
  faded?: boolean
}

/** Stands where a logo would, for names whose logo we may not or cannot show. */
export function GlyphTile({ name, size, faded = false }: Props) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'grid shrink-0 place-items-center rounded-notice bg-tile',
        size === 'large' ? 'size-10' : 'size-6',
        faded && 'opacity-60',
      )}
    >
      <svg
        aria-hidden="true"
        width={size === 'large' ? 20 : 14}
        height={size === 'large' ? 20 : 14}
        fill="none"
        stroke="var(--tile-ink)"
        strokeWidth={size === 'large' ? 1.75 : 2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <use href={`${glyphs.src}#glyph-${glyphOf(name)}`} />
      </svg>
    </span>
  )
}

const glyphCount = 16
/** With this multiplier no two of Stripe's thirteen test institutions share a mark. */
const multiplier = 339

function glyphOf(name: string): number {
  let hash = 7
  for (const character of name) hash = (Math.imul(hash, multiplier) + (character.codePointAt(0) ?? 0)) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % glyphCount
}
