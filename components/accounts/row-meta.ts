'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { endsSoon } from '@/lib/accounts/status'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { currencyName } from '@/lib/format/currency-name'
import { formatDate } from '@/lib/format/date'

type Row = { isMostUrgent: boolean; mainCurrency: string | undefined }

/** The line under an account's name: its type, and in plain words what another account's badge must not be outshone by. */
export function useRowMeta(account: AccountView, { isMostUrgent, mainCurrency }: Row): string {
  const t = useTranslations('accounts.meta')
  const reader = useReader()
  const nowMs = useBankNow()
  const { typeOf } = useAccountWords()

  function exception(): string | null {
    if (account.status === 'inactive') return t(isMostUrgent ? 'stopped' : 'reconnect')
    if (isMostUrgent || !endsSoon(account, nowMs) || account.deactivation === null) return null
    return t('ends', { date: formatDate(account.deactivation.expected_at, nowMs, reader) })
  }

  const [currency, amount = 0] = Object.entries(account.balance?.current ?? {})[0] ?? []
  const isDebt = account.category === 'credit' && amount < 0
  const isForeign = currency !== undefined && currency !== mainCurrency
  const words = [
    account.display_name === null ? account.institution_name : typeOf(account),
    isDebt && t('owe'),
    isForeign && currencyName(currency, reader.locale),
    exception(),
  ]
  return words.filter(Boolean).join(' · ')
}
