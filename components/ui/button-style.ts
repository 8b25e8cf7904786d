import { clsx } from 'clsx'

export type ButtonStyle = {
  /** One filled button per view. */
  variant?: keyof typeof variants | undefined
  size?: keyof typeof sizes | undefined
  /** `icon` is square; its name goes into `aria-label`. */
  shape?: keyof typeof shapes | undefined
}

/** The looks of a button. Where it stands and how wide it is are its parent's: add those classes beside these. */
export function buttonStyle({ variant = 'outline', size = 'normal', shape = 'words' }: ButtonStyle): string {
  return clsx(base, variants[variant], sizes[size], shapes[shape])
}

const base =
  'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control text-body font-medium transition-colors duration-hover touch aria-disabled:cursor-default'

const variants = {
  filled: 'bg-accent text-on-accent shadow-button hover:bg-accent-hover',
  outline: 'border border-line bg-surface text-ink shadow-button hover:bg-hover',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-line bg-surface text-critical-fg shadow-button hover:bg-critical-wash',
  'danger-ghost': 'text-critical-fg hover:bg-critical-wash',
} as const

const sizes = { small: 'h-7 px-2', normal: 'h-8 px-3', large: 'h-10 px-4' } as const

const shapes = { words: '', icon: 'aspect-square px-0!' } as const
