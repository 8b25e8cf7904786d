'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toast'
import { languageOf, usualLanguage } from '@/lib/i18n/messages'
import { paths } from '@/lib/paths'
import {
  type Arrived,
  completeLink,
  completeReturn,
  type LinkOutcome,
  type LinkPhase,
  type LinkWay,
  linkAccounts,
  type Stayed,
} from './link-accounts'
import { hasArrived, linkStates } from './link-states'
import type { Permission } from './permissions'
import type { LinkedBy } from './queries'

/** The account that is to be linked again. */
export type Relinked = { id: string; name: string; permissions: readonly string[] }

/** Runs one link at a time, however often the button is pressed, and leaves for the accounts when all of them arrived. */
export function useLinking(publishableKey: string, relinked: Relinked | null, by: LinkedBy, returned: string | null) {
  const t = useTranslations('link.states')
  const language = languageOf(useLocale()) ?? usualLanguage
  const router = useRouter()
  const queries = useQueryClient()
  const toast = useToast()
  const isRunning = useRef(false)
  const [phase, setPhase] = useState<LinkPhase | null>(null)
  const [outcome, setOutcome] = useState<Stayed | null>(null)
  const again = relinked?.id ?? null

  async function run(link: () => Promise<LinkOutcome>) {
    // State would come too late for the second press of a double click.
    if (isRunning.current) return
    isRunning.current = true
    setOutcome(null)
    const came = await link()
    isRunning.current = false
    // The next page is painted from the server's reading, not from what was kept before the link.
    if ('accounts' in came) queries.removeQueries({ queryKey: ['accounts'] })
    if (hasArrived(came)) return arrive(came)
    setPhase(null)
    setOutcome(came)
  }

  function arrive({ kind, accounts }: Arrived) {
    toast(t(`${kind}.title`, { count: accounts.length, name: relinked?.name ?? '' }))
    if (by === 'guest') {
      setPhase(null)
      // Their one page shows what came; after a return it has nothing more to look for.
      return returned === null ? router.refresh() : router.replace(paths.guest)
    }
    const [first] = accounts
    const isOne = (kind === 'back' || kind === 'asked') && accounts.length === 1 && first
    router.push(isOne ? paths.account(first.id) : paths.linked(accounts.map(({ id }) => id)))
  }

  const look = (session: string) =>
    run(() => {
      setPhase('finishing')
      return completeReturn(session, again, by)
    })

  const lookOnArrival = useEffectEvent(look)
  useEffect(() => {
    if (returned !== null) lookOnArrival(returned)
  }, [returned])

  return {
    phase,
    outcome,
    /** Not after something is linked or only a reload helps: then the outcome has the way on. */
    canStart: outcome === null || linkStates[outcome.kind].way === 'start',
    start: (permissions: Permission[], way: LinkWay = 'bank') =>
      run(() => linkAccounts({ publishableKey, language, permissions, relinked: again, by, way, onPhase: setPhase })),
    finish: (session: string) =>
      run(() => {
        setPhase('finishing')
        return completeLink(session, again, by)
      }),
    look,
  }
}
