'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Answers } from './answers'
import type { Standing } from './follow'

type Props = {
  /** The user this page was drawn for. */
  user: string
  /** Where the server was when it drew the page. */
  cursor: string
  /** As the server knew when it drew the page. */
  isStripeAway: boolean
  answers: Answers
}

/** Follows what changes on the server, and says so where it cannot. What does the work is loaded after the page. */
export function LiveUpdates({ user, cursor, isStripeAway, answers }: Props) {
  const t = useTranslations('shell.live')
  const queries = useQueryClient()
  const [standing, setStanding] = useState<Standing>('live')
  const [isAway, setAway] = useState(isStripeAway)
  const painted = useRef(cursor)

  useEffect(() => {
    let stop: (() => void) | null = null
    let hasLeft = false
    const begin = async () => {
      const { follow } = await import('./follow')
      if (hasLeft) return
      const tell = { onStanding: setStanding, onStripe: setAway }
      stop = follow({ user, cursor: painted.current, answers, queries, ...tell })
    }
    // Without it pages know what they asked for, no more.
    begin().catch(() => undefined)
    return () => {
      hasLeft = true
      stop?.()
    }
  }, [user, answers, queries])

  const words = standing === 'live' ? isAway && 'stripeAway' : standing
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-[var(--tab-bar)] z-sticky text-center text-meta text-ink-3 lg:right-auto lg:bottom-18 lg:w-56 lg:px-5 lg:text-left"
    >
      {words && (
        <p className="border-t border-line bg-sunken px-4 py-2 lg:border-0 lg:bg-transparent lg:p-0">{t(words)}</p>
      )}
    </div>
  )
}
