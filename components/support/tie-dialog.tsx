'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useToast } from '@/components/ui/toast'
import type { UserView } from '@/lib/account-holders/user-view'
import type { AccountView } from '@/lib/accounts/account-view'
import { useReason } from '@/lib/http/reason'
import { readProof, useProved } from '@/lib/http/use-proved'
import { findUser, tieUser } from './queries'
import { TiedPair } from './tied-pair'

type Props = { holder: NonNullable<AccountView['holder']>; onClose: () => void }

/** Who signs in as a holder that was linked elsewhere. A user is looked up first, and then named by id beside the holder's. */
export function TieDialog({ holder, onClose }: Props) {
  const t = useTranslations('support.tie')
  const common = useTranslations('common')
  const reasonOf = useReason()
  const toast = useToast()
  const queries = useQueryClient()
  const form = useId()
  const [typed, setTyped] = useState('')
  const [user, setUser] = useState<UserView | null>(null)
  const looking = useMutation({ gcTime: 0, mutationFn: findUser, onSuccess: setUser })
  const tying = useProved({
    act: ({ id }: { id: string }) => tieUser(holder.id, id),
    onDone: () => {
      toast(t('done', { name: user?.name ?? '' }))
      onClose()
      return queries.invalidateQueries({ queryKey: ['accounts'] })
    },
  })
  const error = user ? tying.error : looking.error

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (looking.isPending || tying.isAsking) return
    if (user) tying.ask({ id: user.id }, readProof(new FormData(event.currentTarget)))
    else looking.mutate(typed)
  }

  function goBack() {
    setUser(null)
    tying.reset()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={user ? t('sure', { name: user.name }) : t('title')}
      footer={
        <>
          <Button variant="ghost" onClick={user ? goBack : onClose}>
            {user ? t('back') : common('cancel')}
          </Button>
          {/* Two buttons and not one that changes: a second press must not confirm what nobody has read. */}
          {user ? (
            <Button key="tie" variant="filled" type="submit" form={form} pending={tying.isAsking}>
              {t('confirm')}
            </Button>
          ) : (
            <Button key="find" variant="filled" type="submit" form={form} pending={looking.isPending}>
              {t('find')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <p className="text-pretty">{t(user ? 'meaning' : 'lead')}</p>
        {user ? (
          <TiedPair user={user} holder={holder} />
        ) : (
          <Field label={t('who')} hint={t('whoHint')} error={looking.data === null && t('nobody')}>
            {(wiring) => (
              <Input
                {...wiring}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                required
                maxLength={200}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        {user && <ProofFields proof={tying.proof} />}
        {error && (
          <Notice tone="critical" role="alert">
            {reasonOf(error)}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
