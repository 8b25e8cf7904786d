'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Money } from '@/components/ui/money'
import { Timestamp } from '@/components/ui/timestamp'
import { statusBadge } from '@/lib/accounts/status'
import { isDateOnly } from '@/lib/format/day'
import type { TransactionView } from '@/lib/transactions/transaction-view'

type Props = {
  transaction: TransactionView
  /** It came while the page was open. */
  hasArrived: boolean
}

/** Posted rows are plain. On phones the status stands under the name as a word. */
export function TransactionRow({ transaction, hasArrived }: Props) {
  const t = useTranslations('account.status')
  const { amount, currency, description, status, transacted_at } = transaction
  const badge = statusBadge('transaction', status)
  const word = badge && ('word' in badge ? badge.word : t(badge.label))
  return (
    <li
      className={clsx(
        'grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-1.5 sm:grid-cols-[minmax(0,1fr)_auto_104px]',
        hasArrived && 'arrived',
      )}
    >
      <div className="min-w-0">
        <span>{description}</span>
        {!isDateOnly(transacted_at) && (
          <Timestamp at={transacted_at} style="time" className="ml-2 text-meta text-ink-3 tabular-nums" />
        )}
        {word && <span className="block text-meta text-ink-3 sm:hidden">{word}</span>}
      </div>
      <div className="max-sm:hidden">{badge && <Badge tone={badge.tone}>{word}</Badge>}</div>
      <div className="text-right">
        <Amount amount={amount} currency={currency} isVoid={status === 'void'} />
      </div>
    </li>
  )
}

function Amount({ amount, currency, isVoid }: { amount: number; currency: string; isVoid: boolean }) {
  const t = useTranslations('transactions')
  if (!isVoid) return <Money amountMinor={amount} currency={currency} sign="both" />
  return (
    <>
      <s className="text-ink-3">
        <Money amountMinor={amount} currency={currency} sign="both" className="text-ink-3!" />
      </s>
      <span className="sr-only">{t('notCounted')}</span>
    </>
  )
}
