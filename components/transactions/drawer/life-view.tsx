'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { CopyButton } from '@/components/ui/copy-button'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { JsonView } from '@/components/ui/json-view'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Skeleton } from '@/components/ui/skeleton'
import { useReader } from '@/components/ui/use-reader'
import { statusBadge } from '@/lib/accounts/status'
import { formatDay, formatTime } from '@/lib/format/date'
import { dayFormat, dayOfMoment, isDateOnly } from '@/lib/format/day'
import { Amount } from '../amount'
import type { Life } from '../queries'
import { LifeStep } from './life-step'
import { daysToPost, tellLife } from './tell-life'

export type DrawerAccount = { name: string; institution: string; last4: string | null }

type Props = {
  life: Life
  /** While only its row has come. */
  isAwaited: boolean
  titleId: string
  audience: 'holder' | 'staff'
  account: DrawerAccount | undefined
}

export function LifeView({ life, isAwaited, titleId, audience, account }: Props) {
  const t = useTranslations('transactions.life')
  const { transaction } = life
  const { id, description, amount, currency, status } = transaction
  const { locale, timeZone } = useReader()
  const today = dayOfMoment(useBankNow(), timeZone)
  const day = formatDay(dayFormat(timeZone)(transaction.transacted_at), today, locale)
  const time = isDateOnly(transaction.transacted_at)
    ? ''
    : `, ${formatTime(transaction.transacted_at, { locale, timeZone })}`
  const days = daysToPost(life, timeZone)
  const steps = tellLife(life)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <header className="grid gap-4">
        <div className="flex min-w-0 items-center gap-3">
          {account && <GlyphTile name={account.institution} size="large" />}
          <div className="min-w-0">
            <h2 id={titleId} tabIndex={-1} className="font-semibold">
              {description}
            </h2>
            {account && (
              <p className="text-meta text-ink-3">
                {account.name} <MaskedNumber last4={account.last4} />
              </p>
            )}
          </div>
        </div>
        <div>
          <p className="text-figure">
            <Amount amount={amount} currency={currency} isVoid={status === 'void'} />
          </p>
          <p className="text-ink-2">
            {day}
            {time}
            {days !== null && ` · ${t('tookDays', { days })}`}
          </p>
        </div>
      </header>
      <section aria-labelledby={`${titleId}life`} className="grid gap-4">
        <h3 id={`${titleId}life`} className="font-semibold">
          {t('whatHappened')}
        </h3>
        {isAwaited && <Skeleton className="h-24 w-full" />}
        <ol>
          {steps.map((step, index) => (
            <LifeStep
              key={step.number}
              step={step}
              currency={currency}
              isNewest={index === 0}
              isLast={step.number === 1}
            />
          ))}
        </ol>
      </section>
      {/* How long a life is only the life says: until it has come nothing stands below that would have to move. */}
      {!isAwaited && (
        <section aria-labelledby={`${titleId}facts`} className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h3 id={`${titleId}facts`} className="font-semibold">
            {t('details')}
          </h3>
          <KeyValues>
            <KeyValue name={t('wording')}>{description}</KeyValue>
            <KeyValue name={t('status')}>{statusWord()}</KeyValue>
            <KeyValue name={t('countedOn')}>{status === 'void' ? t('notCounted') : day}</KeyValue>
            <Id name={t('id')} id={id} label={t('copyId')} />
            {audience === 'staff' && <Id name={t('account')} id={transaction.account} label={t('copyAccount')} />}
          </KeyValues>
        </section>
      )}
      {audience === 'staff' && !isAwaited && (
        <div className="rounded-card border border-line">
          <JsonView value={life} label={t('raw')} copyLabel={t('copyRaw')} />
        </div>
      )}
    </div>
  )

  function statusWord(): string {
    if (status === 'posted') return t('posted')
    const badge = statusBadge('transaction', status)
    return badge && 'label' in badge ? t(badge.label === 'void' ? 'void' : 'pending') : status
  }
}

function Id({ name, id, label }: { name: string; id: string; label: string }) {
  return (
    <KeyValue name={name}>
      <span className="flex min-w-0 items-center justify-end gap-1">
        <code className="truncate font-mono text-meta">{id}</code>
        <CopyButton text={id} label={label} />
      </span>
    </KeyValue>
  )
}
