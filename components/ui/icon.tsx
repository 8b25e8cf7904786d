import { clsx } from 'clsx'
import type { IconName } from './icon-names'
import sprite from './icons.svg'

type Props = { name: IconName; size?: 16 | 20 | 24; className?: string }

/** A line drawing beside words; it never carries a meaning alone, so screen readers pass it by. Costs no script. */
export function Icon({ name, size = 16, className }: Props) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={clsx('shrink-0', className)}
    >
      <use href={`${sprite.src}#${name}`} />
    </svg>
  )
}
