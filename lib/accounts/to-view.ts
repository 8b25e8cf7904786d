import 'server-only'
import type { AccountHolder } from '@/lib/account-holders/table'
import { isoOf } from '@/lib/stripe/fields'
import type { AccountView, ReplacementCandidate } from './account-view'
import type { StripeAccount } from './from-stripe'
import type { AccountRow } from './table'

/** What anybody who may reach the account is shown of it. */
export function toAccountView(row: AccountRow, pending: AccountView['pending']): AccountView {
  return {
    id: row.id,
    institution_name: row.institutionName,
    display_name: row.displayName,
    nickname: row.nickname,
    last4: row.last4,
    category: row.category,
    subcategory: row.subcategory,
    status: row.status,
    permissions: row.permissions,
    subscriptions: row.subscriptions,
    balance: row.balance && balanceView(row.balance, row.balanceConfirmedAt),
    pending,
    balance_refresh: row.balanceRefresh && refreshView(row.balanceRefresh),
    ownership_refresh: row.ownershipRefresh && refreshView(row.ownershipRefresh),
    transaction_refresh: row.transactionRefresh && refreshView(row.transactionRefresh),
    ownership: row.ownership,
    deactivation: deactivationView(row.statusDetails),
    account_numbers: (row.accountNumbers ?? []).map(numberView),
    stopped_at: row.stoppedAt?.toISOString() ?? null,
    linked_at: row.linkedAt.toISOString(),
    position: row.position,
    pulled_at: row.pulledAt?.toISOString() ?? null,
    replaced_by: row.replacedBy,
    is_counted: row.replacedBy === null && row.replacement !== 'asked',
  }
}

export function toCandidateView(row: AccountRow): ReplacementCandidate {
  const { id, displayName: display_name, nickname, last4, category, subcategory, status, linkedAt } = row
  return { id, display_name, nickname, last4, category, subcategory, status, linked_at: linkedAt.toISOString() }
}

/** For staff. */
export function toHolderView(holder: AccountHolder): NonNullable<AccountView['holder']> {
  const { id, type, customer, name, email } = holder
  return { id, type, customer, name, email }
}

function deactivationView(details: AccountRow['statusDetails']): AccountView['deactivation'] {
  const { expected_deactivation_date: expected, cause, action } = details?.active ?? {}
  return expected
    ? { expected_at: isoOf(expected), cause: cause ?? 'unspecified', action: action ?? 'relink_required' }
    : null
}

function numberView({ status, expected_expiry_date: expires }: NonNullable<AccountRow['accountNumbers']>[number]) {
  return { status, expires_at: expires ? isoOf(expires) : null }
}

function balanceView(balance: NonNullable<StripeAccount['balance']>, confirmedAt: Date | null) {
  const { type, current, cash, credit } = balance
  const as_of = isoOf(balance.as_of)
  const confirmed_at = confirmedAt?.toISOString() ?? as_of
  return { type, as_of, confirmed_at, current, available: cash?.available ?? null, used: credit?.used ?? null }
}

function refreshView({
  status,
  last_attempted_at,
  next_refresh_available_at: next,
}: NonNullable<StripeAccount['balance_refresh']>) {
  return {
    status,
    last_attempted_at: isoOf(last_attempted_at),
    next_refresh_available_at: next === null ? null : isoOf(next),
  }
}
