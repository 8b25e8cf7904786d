'use client'
import { clsx } from 'clsx'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { Skeleton } from '@/components/ui/skeleton'
import { Timestamp } from '@/components/ui/timestamp'
import { statusBadge } from '@/lib/accounts/status'
import { isDateOnly } from '@/lib/format/day'
import type { MoneyStyle } from '@/lib/format/money'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { Amount } from '../amount'
import { Marked } from '../marked'
import { asAwaitedLink, asCell, asRow } from './roles'

export type RowAccount = { name: string; institution: string }

type Props = {
  transaction: TransactionView | undefined
  /** Its number in the list, and its line as `aria-rowindex` counts. */
  at: number
  line: number
  href: string
  isOpen: boolean
  /** The one row of the list that Tab reaches. */
  isCurrent: boolean
  hasArrived: boolean
  /** Whose it is, where the list is of several accounts. */
  account: RowAccount | null | undefined
  symbol: MoneyStyle['symbol']
  q: string | undefined
}

/** One line of one height, whatever it says: what does not fit is cut, and stands in full in the drawer. Posted rows are plain. */
export const Row = memo(function Row(props: Props) {
  const { transaction, at, line, href, isOpen, isCurrent, hasArrived, account, symbol, q } = props
  const className = clsx(
    'group relative grid h-[var(--row)] items-center gap-x-3.5 border-b border-line px-4 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto_164px_minmax(104px,auto)]',
    'max-sm:grid-cols-[minmax(0,1fr)_auto]',
    isOpen ? 'bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
    hasArrived && 'arrived',
  )
  return (
    <div {...asRow(line, isOpen)} className={className}>
      {transaction ? (
        <>
          <div {...asCell} className="min-w-0">
            <a
              href={href}
              data-at={at}
              data-tx={transaction.id}
              tabIndex={isCurrent ? 0 : -1}
              className="row-link block truncate"
            >
              <Marked text={transaction.description} q={q} />
            </a>
            <UnderName transaction={transaction} isOpen={isOpen} account={account} />
          </div>
          <Facts transaction={transaction} isOpen={isOpen} account={account} symbol={symbol} />
        </>
      ) : (
        <Awaited at={at} isCurrent={isCurrent} />
      )}
    </div>
  )
})

type FactsProps = Pick<Props, 'isOpen' | 'account' | 'symbol'> & { transaction: TransactionView }

/** On a narrow screen, where the name has a line more. Like the facts without the row's number, so that a row that moves on draws neither again. */
const UnderName = memo(function UnderName({ transaction, isOpen, account }: Omit<FactsProps, 'symbol'>) {
  const { word, meta, time } = useWords(transaction, isOpen)
  return (
    <span className={clsx('block truncate text-meta empty:hidden sm:hidden', meta)}>
      {word}
      {word && (account || time) && ' · '}
      {account ? account.name : time}
    </span>
  )
})

const Facts = memo(function Facts({ transaction, isOpen, account, symbol }: FactsProps) {
  const { badge, word, meta, time } = useWords(transaction, isOpen)
  const { amount, currency, status } = transaction
  return (
    <>
      <div {...asCell} className="max-sm:hidden">
        {badge && <Badge tone={badge.tone}>{word}</Badge>}
      </div>
      <div {...asCell} className="flex min-w-0 items-center gap-2 text-ink-2 max-sm:hidden">
        {account && (
          <>
            <GlyphTile name={account.institution} size="small" />
            <span className="truncate">{account.name}</span>
          </>
        )}
        {account === null && time}
      </div>
      <div {...asCell} className="text-right">
        <Amount amount={amount} currency={currency} isVoid={status === 'void'} symbol={symbol} className={meta} />
      </div>
    </>
  )
})

function useWords({ status, transacted_at }: TransactionView, isOpen: boolean) {
  const t = useTranslations('account.status')
  const badge = statusBadge('transaction', status)
  const word = badge && ('word' in badge ? badge.word : t(badge.label))
  const meta = isOpen ? 'text-ink-2' : 'text-ink-3'
  const time = !isDateOnly(transacted_at) && (
    <Timestamp at={transacted_at} style="time" className={clsx('text-meta tabular-nums', meta)} />
  )
  return { badge, word, meta, time }
}

/** A row that is on its way, in its own place. */
function Awaited({ at, isCurrent }: { at: number; isCurrent: boolean }) {
  const t = useTranslations('transactions')
  return (
    <>
      <div {...asCell} className="flex items-center">
        <span {...asAwaitedLink} data-at={at} tabIndex={isCurrent ? 0 : -1} className="row-link">
          <span className="sr-only">{t('loadingRow')}</span>
        </span>
        <Skeleton className="h-4 w-40" />
      </div>
      <div {...asCell} className="justify-self-end sm:col-start-4">
        <Skeleton className="h-4 w-16" />
      </div>
    </>
  )
}
