'use client'
import NextLink, { useLinkStatus } from 'next/link'
import type { ComponentProps } from 'react'

type Props = ComponentProps<typeof NextLink>

/** A way to another page of ours. The page that people leave stays until the next one is there, under a line that says so. */
export function Link({ children, ...rest }: Props) {
  return (
    <NextLink {...rest}>
      {children}
      <Awaited />
    </NextLink>
  )
}

/** Drawn by globals.css, wherever the link stands. */
function Awaited() {
  const { pending } = useLinkStatus()
  return pending && <span hidden data-awaited />
}
