import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'
import { type ButtonStyle, buttonStyle } from './button-style'

type Props = ButtonStyle & ComponentProps<typeof Link>

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ variant, size, shape, className, ...rest }: Props) {
  return <Link {...rest} className={clsx(buttonStyle({ variant, size, shape }), className)} />
}
