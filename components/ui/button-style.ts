import { cva, type VariantProps } from 'class-variance-authority'

/** One filled button per view. `className` on a button places it (margin, width); looks are variants only. */
export const buttonStyle = cva(
  'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control text-body font-medium transition-colors duration-hover touch aria-disabled:cursor-default',
  {
    variants: {
      variant: {
        filled: 'bg-accent text-on-accent shadow-button hover:bg-accent-hover',
        outline: 'border border-line bg-surface text-ink shadow-button hover:bg-hover',
        ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
        danger: 'border border-line bg-surface text-critical-fg shadow-button hover:bg-critical-wash',
        'danger-ghost': 'text-critical-fg hover:bg-critical-wash',
      },
      size: { small: 'h-7 px-2', normal: 'h-8 px-3', large: 'h-10 px-4' },
      shape: { words: '', icon: 'aspect-square px-0' },
    },
    defaultVariants: { variant: 'outline', size: 'normal', shape: 'words' },
  },
)

export type ButtonStyle = VariantProps<typeof buttonStyle>
