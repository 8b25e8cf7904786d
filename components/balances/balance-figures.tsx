'use client'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Money } from '@/components/ui/money'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { sharesSymbol } from '@/lib/format/currency-name'
import { figuresOf, type MoneyByCurrency } from './figures'

type Props = {
  account: Pick<AccountView, 'balance' | 'balance_refresh' | 'permissions' | 'category' | 'pending' | 'status'>
}

/** Three figures on one line, each with its age or its reason under it. */
export function BalanceFigures({ account }: Props) {
  const t = useTranslations('account.figures')
  const figures = figuresOf(account)
  return (
    <section
      aria-label={t('label')}
      className="grid divide-line rounded-card border border-line bg-surface max-sm:divide-y sm:grid-cols-3 sm:divide-x"
    >
      <Figure
        label={t(figures.isDebt ? 'owe' : 'current')}
        money={figures.current}
        isStale={account.status !== 'active'}
      >
        {account.balance
          ? t.rich('asOf', { time: () => <Timestamp at={account.balance?.as_of ?? ''} /> })
          : t(figures.missing)}
      </Figure>
      <Figure label={t(figures.second.label)} money={figures.second.money} isStale={account.status !== 'active'}>
        {account.balance ? t(figures.second.note) : t(figures.missing)}
      </Figure>
      <Figure label={t('pending')} money={figures.pending.money} isStale={account.status !== 'active'}>
        {figures.pending.money ? t('count', { count: figures.pending.count }) : t(figures.pending.missing)}
      </Figure>
    </section>
  )
}

type FigureProps = { label: string; money: MoneyByCurrency | null; isStale: boolean; children: ReactNode }

function Figure({ label, money, isStale, children }: FigureProps) {
  const locale = useLocale()
  const symbol = sharesSymbol(
    (money ?? []).map(([currency]) => currency),
    locale,
  )
    ? 'with-code'
    : 'narrow'
  return (
    <dl className="grid grid-cols-[1fr_auto] items-center px-4 py-3 sm:grid-cols-1 sm:px-6 sm:py-4">
      <dt className="text-meta text-ink-3">{label}</dt>
      <dd
        className={clsx(
          'text-figure max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 max-sm:text-right',
          isStale && 'text-ink-2',
        )}
      >
        {money === null ? (
          <Money amountMinor={null} currency="usd" className="text-ink-3" />
        ) : (
          money.map(([currency, amount]) => (
            <div key={currency}>
              <Money amountMinor={amount} currency={currency} symbol={symbol} />
            </div>
          ))
        )}
      </dd>
      <dd className="text-meta text-ink-3">{children}</dd>
    </dl>
  )
}
