'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Timestamp } from '@/components/ui/timestamp'
import type { OwnerView } from '@/lib/owners/owner-view'
import type { Shown } from './use-reveal'

const fields = [
  ['name', 'name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['raw_address', 'address'],
] as const

const secondMs = 1000
const nothing: Shown = {}

/** `shown` stands in place of what is masked. */
export function OwnerFacts({ owner, shown = nothing }: { owner: OwnerView; shown?: Shown }): ReactNode {
  const t = useTranslations('owners')
  return (
    <KeyValues>
      {fields.map(([field, label]) => (
        <KeyValue key={field} name={t(label)}>
          {shown[field] ?? owner[field] ?? <span className="text-ink-3">{t('notGiven')}</span>}
        </KeyValue>
      ))}
      {owner.refreshed_at !== null && (
        <KeyValue name={t('read')}>
          <Timestamp
            at={new Date(owner.refreshed_at * secondMs).toISOString()}
            className="inline-block first-letter:uppercase"
          />
        </KeyValue>
      )}
    </KeyValues>
  )
}
