'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { CopyButton } from '@/components/ui/copy-button'
import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/use-reader'
import { statusBadge } from '@/lib/accounts/status'
import { formatClock, formatDay } from '@/lib/format/date'
import { dayFormat, dayOfMoment } from '@/lib/format/day'
import { formatMoney } from '@/lib/format/money'
import { Amount } from '../amount'
import type { Step } from './tell-life'

type Props = { step: Step; currency: string; isNewest: boolean; isLast: boolean }

/** One thing that happened to a transaction: what, when, and which refresh brought it. Only the newest dot of what posted is green. */
export function LifeStep({ step, currency, isNewest, isLast }: Props) {
  const t = useTranslations('transactions.life')
  const reader = useReader()
  const { entry, amount, status } = step
  const isPosted = entry.kind === 'status' && entry.after === 'posted' && isNewest
  return (
    <li className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 pb-5 last:pb-0">
      {!isLast && <span aria-hidden="true" className="absolute top-4 bottom-0 left-[5px] w-px bg-line" />}
      <span
        aria-hidden="true"
        className={clsx(
          'mt-1.5 size-[11px] rounded-full border-2 bg-surface',
          isPosted ? 'border-positive-fg' : 'border-line-strong',
        )}
      />
      <div className="min-w-0">
        <p className="font-medium">{title()}</p>
        <p className="text-meta text-ink-2">
          {entry.kind === 'first_seen' && `${t('firstSeen')} `}
          {entry.at === null ? (
            t('notKept')
          ) : (
            <time dateTime={entry.at}>{formatClock(Date.parse(entry.at), reader)}</time>
          )}
        </p>
        <Change step={step} currency={currency} />
        {entry.refresh && (
          <p className="flex min-w-0 items-center gap-2 text-meta text-ink-3">
            {t('refresh')} <code className="truncate font-mono text-ink-2">{shorten(entry.refresh)}</code>
            <CopyButton text={entry.refresh} label={t('copyRefresh')} />
          </p>
        )}
      </div>
      <div className="text-right">
        {entry.kind === 'amount' && (
          <s className="block text-ink-3">
            <Money amountMinor={entry.before} currency={currency} sign="both" className="text-current!" />
          </s>
        )}
        <Amount amount={amount} currency={currency} isVoid={status === 'void'} />
      </div>
    </li>
  )

  function title(): string {
    if (entry.kind === 'status') return nameOf(entry.after)
    return entry.kind === 'first_seen' ? nameOf(entry.status) : t(entry.kind)
  }

  function nameOf(status: string): string {
    if (status === 'posted') return t('posted')
    const badge = statusBadge('transaction', status)
    return badge && 'label' in badge ? t(badge.label === 'void' ? 'void' : 'pending') : status
  }
}

/** What changed from what to what, in words. */
function Change({ step: { entry, status }, currency }: Pick<Props, 'step' | 'currency'>) {
  const t = useTranslations('transactions.life')
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  if (entry.kind === 'amount') {
    const more = Math.abs(entry.after) - Math.abs(entry.before)
    const money = formatMoney(Math.abs(more), currency, locale)
    const which = more < 0 ? 'less' : 'more'
    return <p className="mt-0.5 text-ink-2">{t(status === 'pending' ? `${which}Pending` : which, { money })}</p>
  }
  if (entry.kind === 'description') return <p className="mt-0.5 text-ink-2">{t('from', { before: entry.before })}</p>
  if (entry.kind !== 'transacted_at') return null
  const dayOf = dayFormat(timeZone)
  const [before, after] = [entry.before, entry.after].map((at) => formatDay(dayOf(at), today, locale))
  return <p className="mt-0.5 text-ink-2">{t('fromTo', { before: before ?? '', after: after ?? '' })}</p>
}

/** "fctxnref_1RsT…Qe7": enough to tell one from another. */
function shorten(id: string): string {
  return id.length > 18 ? `${id.slice(0, 13)}…${id.slice(-3)}` : id
}
