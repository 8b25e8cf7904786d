'use client'
import NextLink, { useLinkStatus } from 'next/link'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useCallback, useTransition } from 'react'

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

function Awaited() {
  const { pending } = useLinkStatus()
  return pending && line
}

/** Drawn by globals.css, wherever it stands. */
const line = <span hidden data-awaited />

/** The same way for a key, or what is gone once it was chosen; `awaited` belongs where somebody stays. */
export function useGo(): { go: (href: string) => void; awaited: ReactNode } {
  const router = useRouter()
  const [isAwaited, start] = useTransition()
  const go = useCallback((href: string) => start(() => router.push(href)), [router])
  return { go, awaited: isAwaited && line }
}
