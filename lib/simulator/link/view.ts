import type { Bank, BankAccount } from '../banks/bank'
import { bankBalanceAt } from '../ledger/planted'
import type { LinkAccount, LinkInstitution, LinkView } from '../linking'
import { type Moment, unixSeconds } from '../moment'
import type { SessionRow } from '../rows'
import { findLinked } from './identity'

/** When the scheduled maintenance ends: two hours and a half after somebody looks. */
const MAINTENANCE_SECONDS = 9_000

export function viewSession(
  moment: Moment,
  session: SessionRow,
  { banks, businessName }: { banks: Bank[]; businessName: string },
): LinkView {
  return {
    session: session.id,
    now: unixSeconds(moment),
    business_name: businessName,
    livemode: false,
    permissions: session.permissions,
    prefetch: session.prefetch,
    limits: { accounts: session.limit },
    filters: {
      account_subcategories: session.filters?.account_subcategories ?? null,
      country: session.filters?.country ?? null,
      require_payment_method_support: session.filters?.require_payment_method_support ?? 'none',
    },
    manual_entry: { mode: session.manual_entry ?? 'disabled' },
    return_url: session.return_url,
    institutions: banks.map((bank) => viewBank(moment, session, bank)),
  }
}

/** Why a session cannot take an account; null where it can. */
export function refusalOf(session: SessionRow, account: BankAccount): LinkAccount['refused'] {
  const { account_subcategories, require_payment_method_support } = session.filters ?? {}
  if (account_subcategories && !account_subcategories.includes(account.subcategory)) return 'subcategory'
  if (require_payment_method_support === 'all' && !isPayable(account)) return 'payment_method'
  return null
}

export function isPayable(account: BankAccount): boolean {
  return account.payment_methods.includes('us_bank_account')
}

function viewBank(moment: Moment, session: SessionRow, bank: Bank): LinkInstitution {
  const ends_at = bank.down === 'scheduled' ? unixSeconds(moment) + MAINTENANCE_SECONDS : null
  return {
    id: bank.id,
    name: bank.name,
    listed: bank.listed,
    sign_in: bank.sign_in,
    down: bank.down && { kind: bank.down, ends_at },
    accounts: bank.accounts.map((account) => ({
      name: account.name,
      category: account.category,
      subcategory: account.subcategory,
      last4: account.last4,
      currency: account.currency,
      current: currentOf(moment, session, bank, account),
      refused: refusalOf(session, account),
    })),
  }
}

function currentOf(moment: Moment, session: SessionRow, bank: Bank, account: BankAccount): number | null {
  if (!account.tells_balance) return null
  const linked = findLinked(moment.world, session.holder, bank.name, account.name)
  return linked ? bankBalanceAt(moment.world, linked, unixSeconds(moment)).current : account.current
}
