// (shared) Whether a statement adds up.
import type { Check, Figure } from './statement-view'

/** @param net of all posted rows between the two */
export function checkOf(opening: Figure, closing: Figure, net: number): Check {
  if (opening.kind !== 'known' || closing.kind !== 'known') return { kind: 'unknown' }
  const by = closing.amount - opening.amount - net
  if (by !== 0) return { kind: 'differs', by }
  return opening.as_of === closing.as_of ? { kind: 'unproved' } : { kind: 'agrees' }
}
