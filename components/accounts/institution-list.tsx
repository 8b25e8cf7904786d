'use client'
import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Card } from '@/components/ui/card'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { mostUrgent } from '@/lib/accounts/status'
import { totalsOf } from '@/lib/balances/totals'
import { sharesSymbol } from '@/lib/format/currency-name'
import { formatDate } from '@/lib/format/date'
import { AccountRow } from './account-row'
import { exceptionsFirst, type Institution } from './institutions'

type Props = { accounts: readonly AccountView[]; arrived: readonly string[] }

/** Banks at the left, their accounts at the right; on phones one under the other. */
export function InstitutionList({ accounts, arrived }: Props) {
  const t = useTranslations('accounts')
  const locale = useLocale()
  const nowMs = useBankNow()
  const urgent = mostUrgent(accounts, nowMs)
  const currencies = accounts.flatMap(({ balance }) => Object.keys(balance?.current ?? {}))
  const mainCurrency = totalsOf(accounts, nowMs).sums[0]?.currency ?? currencies[0]
  const symbol = sharesSymbol(currencies, locale) ? 'with-code' : 'narrow'
  return (
    <Card aria-label={t('list')} className="@container divide-y divide-line overflow-clip">
      {exceptionsFirst(accounts, nowMs).map((institution) => (
        <InstitutionSection key={institution.name} institution={institution}>
          {institution.accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              isMostUrgent={account.id === urgent}
              hasArrived={arrived.includes(account.id)}
              mainCurrency={mainCurrency}
              symbol={symbol}
            />
          ))}
        </InstitutionSection>
      ))}
    </Card>
  )
}

function InstitutionSection({ institution, children }: { institution: Institution; children: React.ReactNode }) {
  const t = useTranslations('accounts')
  const nowMs = useBankNow()
  const reader = useReader()
  const headingId = useId()
  const { name, since, accounts } = institution
  return (
    <section aria-labelledby={headingId} className="@3xl:grid @3xl:grid-cols-[296px_minmax(0,1fr)]">
      <div className="flex items-center gap-2 px-4 pt-3 sm:px-6 @3xl:items-start @3xl:gap-3 @3xl:py-3">
        <span className="@3xl:hidden">
          <GlyphTile name={name} size="small" />
        </span>
        <span className="@max-3xl:hidden">
          <GlyphTile name={name} size="large" />
        </span>
        <div className="min-w-0">
          <h2 id={headingId} className="font-semibold">
            {name}
          </h2>
          <p className="text-meta text-ink-3 @max-3xl:hidden">
            {t('institution', { count: accounts.length, date: formatDate(since, nowMs, reader) })}
          </p>
        </div>
      </div>
      <ul className="grid divide-y divide-line">{children}</ul>
    </section>
  )
}
