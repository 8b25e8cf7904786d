'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toast'
import { languageOf, usualLanguage } from '@/lib/i18n/messages'
import { paths } from '@/lib/paths'
import { completeLink, type LinkOutcome, type LinkPhase, linkAccounts } from './link-accounts'
import type { Permission } from './permissions'

/** Runs one link at a time, however often the button is pressed, and leaves for the accounts when all of them arrived. */
export function useLinking(publishableKey: string) {
  const t = useTranslations('link')
  const language = languageOf(useLocale()) ?? usualLanguage
  const router = useRouter()
  const queries = useQueryClient()
  const toast = useToast()
  const isRunning = useRef(false)
  const [phase, setPhase] = useState<LinkPhase | null>(null)
  const [outcome, setOutcome] = useState<LinkOutcome | null>(null)

  async function run(link: () => Promise<LinkOutcome>) {
    // State would come too late for the second press of a double click.
    if (isRunning.current) return
    isRunning.current = true
    setOutcome(null)
    const came = await link()
    isRunning.current = false
    // The next page is painted from the server's reading, not from what was kept before the link.
    if (came.kind === 'linked') queries.removeQueries({ queryKey: ['accounts'] })
    if (came.kind === 'linked' && came.failed.length === 0) {
      toast(t('linked', { count: came.accounts.length }))
      router.push(paths.linked(came.accounts.map(({ id }) => id)))
      return
    }
    setPhase(null)
    setOutcome(came)
  }

  return {
    phase,
    outcome,
    /** Not after something is linked or only a reload helps: then the outcome has the way on. */
    canStart: outcome === null || !['linked', 'completion', 'hanging'].includes(outcome.kind),
    start: (permissions: Permission[]) =>
      run(() => linkAccounts({ publishableKey, language, permissions, onPhase: setPhase })),
    finish: (session: string) =>
      run(() => {
        setPhase('finishing')
        return completeLink(session)
      }),
  }
}
