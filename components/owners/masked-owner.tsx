'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { KeepFocus } from '@/components/ui/keep-focus'
import type { OwnerView } from '@/lib/owners/owner-view'
import { ownerFields, shownSeconds } from '@/lib/owners/reveal-choices'
import { OwnerFacts } from './owner-facts'
import { RevealDialog } from './reveal-dialog'
import { useReveal } from './use-reveal'

/** An owner as staff see them: masked, and in full only for a minute, for a reason that is written down. */
export function MaskedOwner({ account, owner }: { account: string; owner: OwnerView }) {
  const t = useTranslations('owners.reveal')
  const [isOpen, setOpen] = useState(false)
  const { shown, hide, ...asking } = useReveal(account, owner.id, () => setOpen(false))
  const isShown = Object.keys(shown).length > 0
  return (
    <>
      <OwnerFacts owner={owner} shown={shown} />
      <KeepFocus className="mt-3 flex flex-wrap items-center justify-between gap-2">
        {isShown ? (
          <>
            <p role="status" className="text-meta text-ink-3">
              {t('shown', { seconds: shownSeconds })}
            </p>
            <Button size="small" onClick={hide}>
              {t('hideNow')}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('open')}
          </Button>
        )}
      </KeepFocus>
      <RevealDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        fields={ownerFields.filter((field) => owner[field] !== null)}
        asking={asking}
      />
    </>
  )
}
