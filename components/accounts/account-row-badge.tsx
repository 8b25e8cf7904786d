'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { useBankNow } from '@/components/ui/bank-clock'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { endsSoon, statusBadge } from '@/lib/accounts/status'
import { formatDate } from '@/lib/format/date'
import { isRefreshing } from './refresh-plan'

/** At most one badge a row: what must be done, else what failed, else what is running. */
export function AccountRowBadge({ account, isMostUrgent }: { account: AccountView; isMostUrgent: boolean }) {
  const t = useTranslations('account.status')
  const nowMs = useBankNow()
  const reader = useReader()
  const status = statusBadge('account', account.status)
  if (status) {
    if (status.tone === 'caution' && !isMostUrgent) return null
    return <Badge tone={status.tone}>{'word' in status ? status.word : t(status.label)}</Badge>
  }
  if (!account.is_counted) return <Badge tone="info">{t('asked')}</Badge>
  if (isMostUrgent && endsSoon(account, nowMs) && account.deactivation) {
    const date = formatDate(account.deactivation.expected_at, nowMs, reader)
    return <Badge tone="caution">{t('reconnectBy', { date })}</Badge>
  }
  if (isRefreshing(account)) return account.balance && <Badge tone="info">{t('refreshing')}</Badge>
  if (account.balance_refresh?.status === 'failed') return <Badge tone="critical">{t('refreshFailed')}</Badge>
  return null
}
