'use client'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/ui/card'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { useAskedWords } from './asked-words'

/** What a guest has linked: which account, what of it is shared, and since when. */
export function LinkedList({ accounts }: { accounts: AccountView[] }) {
  const t = useTranslations('guest')
  const { nameOf } = useAccountWords()
  const wordsOf = useAskedWords()
  return (
    <Card>
      <ul className="divide-y divide-line">
        {accounts.map((account) => (
          <li key={account.id} className="flex gap-3 px-4 py-3">
            <GlyphTile name={account.institution_name} size="large" />
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                {nameOf(account)} <MaskedNumber last4={account.last4} />
              </p>
              <p className="text-meta text-ink-3">
                {t.rich('since', {
                  institution: account.institution_name,
                  date: () => <Timestamp at={account.linked_at} style="date" />,
                })}
              </p>
              <p className="mt-1 text-ink-2">
                {t('shares', {
                  what: wordsOf({ permissions: account.permissions, account_subcategories: [], country: null }),
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
