/** What a colour says; the words beside it say it too. */
export const tones = {
  positive: 'bg-positive-wash text-positive-fg',
  caution: 'bg-caution-wash text-caution-fg',
  critical: 'bg-critical-wash text-critical-fg',
  info: 'bg-info-wash text-info-fg',
  neutral: 'bg-neutral-wash text-neutral-fg',
} as const

export type Tone = keyof typeof tones
