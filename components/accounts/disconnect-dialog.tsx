'use client'
import { useTranslations } from 'use-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { Points } from '@/components/ui/points'
import { useToast } from '@/components/ui/toast'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { useReason } from '@/lib/http/reason'
import { disconnectAccount } from './queries'
import { useAccountChange } from './use-account-change'

type Props = { account: AccountView; open: boolean; onClose: () => void }

/** Disconnecting cannot be taken back, so it first says what ends and what does not. */
export default function DisconnectDialog({ account, open, onClose }: Props) {
  const t = useTranslations('account.disconnect')
  const { nameOf } = useAccountWords()
  const toast = useToast()
  const reasonOf = useReason()
  const disconnect = useAccountChange(() => disconnectAccount(account.id))
  const name = account.last4 === null ? nameOf(account) : `${nameOf(account)} •••• ${account.last4}`

  function confirm() {
    disconnect.mutate(undefined, {
      onSuccess: () => {
        onClose()
        toast(t('done', { name }))
      },
    })
  }

  function close() {
    disconnect.reset()
    onClose()
  }

  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t('title', { name })}
      confirmLabel={t('confirm')}
      onConfirm={confirm}
      pending={disconnect.isPending}
    >
      <p>{t('lead')}</p>
      <Points title={t('stops')} icon="x" points={stopsFor(account).map((point) => t(point))} />
      <Points
        title={t('stays')}
        icon="check"
        points={[t('staysHere'), t('staysBank', { institution: account.institution_name })]}
      />
      <p className="mt-4">{t('again')}</p>
      {disconnect.error && (
        <div className="mt-4">
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(disconnect.error) })}
          </Notice>
        </div>
      )}
    </ConfirmDialog>
  )
}

function stopsFor({ subscriptions }: AccountView) {
  const always = ['stopsReading', 'stopsStripe'] as const
  return subscriptions.includes('transactions') ? ([...always, 'stopsDaily'] as const) : always
}
