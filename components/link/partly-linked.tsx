'use client'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { paths } from '@/lib/paths'

/** Some accounts arrived and some did not: neither is passed over in silence. */
export function PartlyLinked({ accounts, failed }: CompletionView) {
  const t = useTranslations('link')
  const { nameOf } = useAccountWords()
  const whole = accounts.filter((account) => !failed.some(({ id }) => id === account.id))

  function named(id: string): string {
    const account: AccountView | undefined = accounts.find((stored) => stored.id === id)
    return account ? nameOf(account) : id
  }

  const title =
    whole.length === 0
      ? t('outcomes.allFailedTitle', { failed: failed.length })
      : t('outcomes.someFailedTitle', { linked: whole.length, failed: failed.length })
  return (
    <Notice
      tone="caution"
      role="alert"
      title={title}
      action={
        <ButtonLink href={paths.linked(accounts.map(({ id }) => id))} variant="filled">
          {t('goAccounts')}
        </ButtonLink>
      }
    >
      <ul className="mt-1">
        {failed.map(({ id, message }) => (
          <li key={id}>{t('outcomes.failedItem', { name: named(id), message })}</li>
        ))}
      </ul>
    </Notice>
  )
}
