'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { AccountView } from '@/lib/accounts/account-view'
import { longestNickname } from '@/lib/accounts/nickname'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { useReason } from '@/lib/http/reason'
import { nameAccount } from './queries'
import { useAccountChange } from './use-account-change'

type Props = { account: AccountView; open: boolean; onClose: () => void }

/** A name of one's own; the bank's stays known, and comes back when the field is left empty. */
export default function NameDialog({ account, open, onClose }: Props) {
  const t = useTranslations('account.naming')
  const { nameOf } = useAccountWords()
  const toast = useToast()
  const reasonOf = useReason()
  const formId = useId()
  const [text, setText] = useState(account.nickname ?? '')
  const naming = useAccountChange((nickname: string | null) => nameAccount(account.id, nickname))
  const ofBank = nameOf({ ...account, nickname: null })

  function save(event: FormEvent) {
    event.preventDefault()
    const nickname = text.trim() || null
    naming.mutate(nickname, {
      onSuccess: () => {
        toast(t('done', { name: nickname ?? ofBank }))
        onClose()
      },
    })
  }

  function close() {
    naming.reset()
    setText(account.nickname ?? '')
    onClose()
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('title', { name: nameOf(account) })}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="filled" pending={naming.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form method="post" id={formId} onSubmit={save}>
        <Field
          label={t('label')}
          hint={t('hint', { most: longestNickname, name: ofBank })}
          error={naming.error && t('failed', { reason: reasonOf(naming.error) })}
        >
          {(wiring) => (
            <Input {...wiring} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
