'use client'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { paths } from '@/lib/paths'

/** Some accounts arrived and some did not: neither is passed over in silence. */
export function PartlyLinked({ accounts, failed }: Pick<CompletionView, 'accounts' | 'failed'>) {
  const t = useTranslations('link')
  const { nameOf } = useAccountWords()
  const whole = accounts.filter((account) => !failed.some(({ id }) => id === account.id))

  function named(id: string): string {
    const account: AccountView | undefined = accounts.find((stored) => stored.id === id)
    return account ? nameOf(account) : id
  }

  return (
    <Notice
      tone="caution"
      role="alert"
      title={t('states.partly.title', { linked: whole.length, failed: failed.length })}
      action={
        <ButtonLink href={paths.linked(accounts.map(({ id }) => id))} variant="filled">
          {t('goAccounts')}
        </ButtonLink>
      }
    >
      <ul className="mt-1">
        {failed.map(({ id, message }) => (
          <li key={id}>{t('states.partly.text', { name: named(id), message })}</li>
        ))}
      </ul>
    </Notice>
  )
}
