'use client'
import { useTranslations } from 'use-intl'
import { detailNames } from '@/lib/audit/detail-names'
import type { EntryView } from '@/lib/audit/entry-view'
import { roles } from '@/lib/auth/roles'
import { deletionReasons } from '@/lib/deletions/deletion-choices'
import { ownerFields, revealReasons } from '@/lib/owners/reveal-choices'
import { resetReasons } from '@/lib/staff/reset-choices'

const values = [
  ...roles,
  ...deletionReasons,
  ...ownerFields,
  ...resetReasons,
  ...revealReasons,
  ...(['account_numbers', 'balance', 'balances', 'own', 'ownership', 'payment_method', 'transactions'] as const),
] as const

/** What a row says besides. What we have no words for, such as ids, stands as it is in the log. */
export function AuditDetail({ detail }: Pick<EntryView, 'detail'>) {
  const t = useTranslations('audit')
  const said = Object.entries(detail).filter(([, value]) => value !== null)
  if (said.length === 0) return null

  function nameOf(key: string): string {
    const known = detailNames.find((name) => name === key)
    return known ? t(`details.${known}`) : key
  }

  function wordsFor(key: string, given: unknown): string {
    // A setting is on or off, anything else is so or not.
    if (typeof given === 'boolean') return t(`values.${key === 'value' ? onOrOff(given) : yesOrNo(given)}`)
    const known = values.find((value) => value === String(given))
    return known ? t(`values.${known}`) : String(given)
  }

  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-3 text-meta text-ink-3">
      {said.map(([key, value]) => (
        <li key={key} className="break-words">
          {nameOf(key)}:{' '}
          <span className="text-ink-2">
            {[value]
              .flat()
              .map((each) => wordsFor(key, each))
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const onOrOff = (is: boolean) => (is ? 'on' : 'off')
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')
