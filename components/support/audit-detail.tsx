'use client'
import { useTranslations } from 'use-intl'
import type { EntryView } from '@/lib/audit/entry-view'

const names = [
  'account',
  'accounts',
  'case',
  'deletion',
  'features',
  'field',
  'linkSession',
  'permissions',
  'reason',
  'replaced',
  'role',
  'value',
  'words',
] as const

const values = [
  'account_numbers',
  'admin',
  'asked_by_phone',
  'asked_by_stripe',
  'asked_in_writing',
  'balance',
  'balances',
  'customer',
  'email',
  'false',
  'fraud_check',
  'name',
  'name_mismatch',
  'no_longer_needed',
  'on_the_phone',
  'other',
  'own',
  'ownership',
  'payment_method',
  'phone',
  'raw_address',
  'support',
  'transactions',
  'true',
] as const

/** What a row says besides. What we have no words for, such as ids, stands as it is in the log. */
export function AuditDetail({ detail }: Pick<EntryView, 'detail'>) {
  const t = useTranslations('audit')
  const said = Object.entries(detail).filter(([, value]) => value !== null)
  if (said.length === 0) return null

  function nameOf(key: string): string {
    const known = names.find((name) => name === key)
    return known ? t(`details.${known}`) : key
  }

  function wordsFor(given: unknown): string {
    const known = values.find((value) => value === String(given))
    return known ? t(`values.${known}`) : String(given)
  }

  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-3 text-meta text-ink-3">
      {said.map(([key, value]) => (
        <li key={key} className="break-words">
          {nameOf(key)}: <span className="text-ink-2">{[value].flat().map(wordsFor).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
