'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { KeepFocus } from '@/components/ui/keep-focus'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import type { AccountView } from '@/lib/accounts/account-view'
import { paths } from '@/lib/paths'
import { IdLine } from './id-line'
import { TieDialog } from './tie-dialog'

/** The user behind a holder; of one that was linked elsewhere staff say who it is. */
export function WhoSignsIn({ account: { holder, signs_in } }: { account: AccountView }) {
  const t = useTranslations('support')
  const [isOpen, setOpen] = useState(false)
  const canInvite = holder && (signs_in ? signs_in.is_guest : holder.customer !== null)
  return (
    <KeepFocus className="border-t border-line p-4">
      <KeyValues>
        <KeyValue name={t('signsIn')}>
          {signs_in?.name ?? <span className="text-ink-3">{t('nobody')}</span>}
          {signs_in?.is_guest && <span className="block text-meta text-ink-3">{t('guest')}</span>}
        </KeyValue>
        {signs_in && <IdLine name={t('tie.userId')} id={signs_in.id} />}
      </KeyValues>
      {signs_in === null && holder?.customer && (
        <>
          <p className="mt-2 text-pretty text-meta text-ink-3">{t('tie.why')}</p>
          <Button className="mt-3 mr-2" onClick={() => setOpen(true)}>
            {t('tie.open')}
          </Button>
        </>
      )}
      {canInvite && (
        <ButtonLink className="mt-3" href={paths.supportInvite(holder.id)}>
          {t('invite')}
        </ButtonLink>
      )}
      {isOpen && holder && <TieDialog holder={holder} onClose={() => setOpen(false)} />}
    </KeepFocus>
  )
}
