'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { MaskedNumber } from '@/components/ui/masked-number'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'

type Props = { account: AccountView; title: string; period: string; children: ReactNode }

/** What this is a statement of; beside it the ways to another month and to paper. */
export function StatementHead({ account, title, period, children }: Props) {
  const t = useTranslations('account')
  const { nameOf, typeOf } = useAccountWords()
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 print:px-4 print:pt-4">
      <div>
        <h1 className="text-title">
          {title} <span className="whitespace-nowrap">{period}</span>
        </h1>
        <p className="text-ink-2">
          {nameOf(account)} <MaskedNumber last4={account.last4} />
          {' · '}
          {t('at', { type: typeOf(account), institution: account.institution_name })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">{children}</div>
    </div>
  )
}
