'use client'
import { useTranslations } from 'use-intl'
import { askedKinds, askedPermissions } from '@/lib/invitations/asked'
import type { InvitationView } from '@/lib/invitations/invitation-view'

type Asked = Pick<InvitationView, 'permissions' | 'account_subcategories' | 'country'>

/** What an invitation asks, in a line: "Balances, transactions · Checking · US". */
export function useAskedWords(): (asked: Asked) => string {
  const t = useTranslations('invitations')
  return ({ permissions, account_subcategories: kinds, country }) =>
    [
      named(askedPermissions, permissions, (name) => t(`permissions.${name}`)),
      named(askedKinds, kinds, (name) => t(`kinds.${name}`)),
      country ?? '',
    ]
      .filter((part) => part !== '')
      .join(' · ')
}

function named<Name extends string>(known: readonly Name[], given: readonly string[], say: (name: Name) => string) {
  return known
    .filter((name) => given.includes(name))
    .map(say)
    .join(', ')
}
