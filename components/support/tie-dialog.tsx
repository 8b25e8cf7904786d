'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { useToast } from '@/components/ui/toast'
import type { UserView } from '@/lib/account-holders/user-view'
import type { AccountView } from '@/lib/accounts/account-view'
import { useReason } from '@/lib/http/reason'
import { useProved } from '@/lib/http/use-proved'
import { findUser, tieUser } from './queries'
import { TiedPair } from './tied-pair'

type Props = { holder: NonNullable<AccountView['holder']>; onClose: () => void }

/** Who signs in as a holder that was linked elsewhere. A user is looked up first, and then named by id beside the holder's. */
export function TieDialog({ holder, onClose }: Props) {
  const t = useTranslations('support.tie')
  const reasonOf = useReason()
  const toast = useToast()
  const queries = useQueryClient()
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
  const found = {
    proof: 'none',
    isAsking: looking.isPending,
    reason: looking.error && reasonOf(looking.error),
  } as const

  function submit(given: FormData) {
    if (user) tying.ask({ id: user.id }, given)
    else looking.mutate(typed)
  }

  function goBack() {
    setUser(null)
    tying.reset()
  }

  return (
    <ProvedDialog
      open
      onClose={onClose}
      title={user ? t('sure', { name: user.name }) : t('title')}
      lead={t(user ? 'meaning' : 'lead')}
      confirmLabel={t(user ? 'confirm' : 'find')}
      variant="filled"
      back={user ? { label: t('back'), onClick: goBack } : undefined}
      asking={user ? tying : found}
      onSubmit={submit}
    >
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
    </ProvedDialog>
  )
}
