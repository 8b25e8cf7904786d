'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { Link } from '@/components/ui/link'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Timestamp } from '@/components/ui/timestamp'
import { statusBadge } from '@/lib/accounts/status'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { paths } from '@/lib/paths'
import type { SearchHit } from '@/lib/search/search-hit'

const cell = 'px-4 py-2 max-md:block max-md:py-0.5'
const indented = 'max-md:pl-[52px]'

export function SearchRow({ hit: { account, matched_by } }: { hit: SearchHit }) {
  const t = useTranslations('support')
  const { nameOf } = useAccountWords()
  const { holder } = account
  return (
    <tr className="relative hover:bg-hover max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2">
      <td className={`${cell} max-md:col-span-2`}>
        <span className="flex items-start gap-3">
          <GlyphTile name={account.institution_name} size="small" faded={account.status === 'disconnected'} />
          <span className="min-w-0">
            <Link
              href={paths.supportAccount(account.id)}
              data-row
              prefetch={false}
              className="row-link block font-medium text-ink"
            >
              {account.institution_name} <MaskedNumber last4={account.last4} className="ml-1 font-normal text-ink-2" />
            </Link>
            <span className="block text-meta text-ink-3">{nameOf(account)}</span>
          </span>
        </span>
      </td>
      <td className={`${cell} ${indented} max-md:col-span-2`}>
        <span className="block">{holder?.name ?? <span className="text-ink-3">{t('noHolder')}</span>}</span>
        <span className="block text-meta text-ink-3">{holder?.email}</span>
      </td>
      <td className={`${cell} ${indented} text-meta text-ink-2 max-md:pr-0`}>
        <span className="md:hidden">{t('columns.matched')}: </span>
        {t(`matched.${matched_by}`)}
      </td>
      <td className={`${cell} text-meta text-ink-3 max-md:pl-2`}>
        <AccountState account={account} />
      </td>
    </tr>
  )
}

function AccountState({ account }: Pick<SearchHit, 'account'>) {
  const t = useTranslations('account')
  const badge = statusBadge('account', account.status)
  if (badge) {
    // In a list of finds nothing is urgent yet: the words say it, the account's own page colours it.
    return <Badge tone="neutral">{'word' in badge ? badge.word : t(`status.${badge.label}`)}</Badge>
  }
  const { balance } = account
  if (balance) return t.rich('figures.asOf', { time: () => <Timestamp at={balance.as_of} /> })
  return t(account.permissions.includes('balances') ? 'figures.notYet' : 'figures.notShared')
}
