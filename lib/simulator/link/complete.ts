import type { Bank, BankAccount } from '../banks/bank'
import { findBank } from '../banks/banks'
import { refused } from '../errors'
import type { BankChoice, BrowserAnswer, LinkChoice } from '../linking'
import { type Moment, unixSeconds } from '../moment'
import { renderAccount } from '../resources/account-object'
import { renderFilters } from '../resources/session-object'
import type { SessionRow } from '../rows'
import { tokenOf, tokenOfManualEntry } from './bank-token'
import { linkAccount } from './link-account'
import { isPayable, refusalOf } from './view'

/** The bank shows the account but does not give its numbers. */
export const NUMBERS_UNAVAILABLE = 'account_numbers_unavailable'

/** Links what was chosen. A choice that the session does not allow is refused; leaving keeps the session open. */
export function completeSession(moment: Moment, session: SessionRow, choice: LinkChoice): BrowserAnswer {
  if ('cancel' in choice) return answer(moment, session)
  const chosen =
    'manual_entry' in choice
      ? { token: tokenOfManualEntry(moment, session, choice.manual_entry) }
      : linkChosen(moment, session, choice)
  const completed = { ...session, ...chosen, completed_at: unixSeconds(moment) }
  moment.world.tables.session.put(completed)
  return answer(moment, completed)
}

function linkChosen(moment: Moment, session: SessionRow, { institution, accounts, token }: BankChoice) {
  const bank = chosenBank(institution)
  const chosen = chosenAccounts(session, bank, accounts)
  const linked = chosen.map((account) => linkAccount(moment, session, bank, account).id)
  if (!token) return { accounts: linked }
  const payable = chosen.find(isPayable)
  if (!payable) throw refused('None of these accounts can be used for payments.', { param: 'accounts' })
  return { accounts: linked, token: tokenOf(moment, bank.name, payable.last4 ?? '') }
}

function chosenBank(name: string): Bank {
  const bank = findBank(name)
  if (!bank) throw refused(`No such institution: '${name}'`, { param: 'institution' })
  if (bank.down) throw refused(`${bank.name} cannot be reached.`, { param: 'institution' })
  return bank
}

function chosenAccounts(session: SessionRow, bank: Bank, names: string[]): BankAccount[] {
  const unique = [...new Set(names)]
  if (unique.length === 0) throw refused('Choose at least one account.', { param: 'accounts' })
  if (session.limit !== null && unique.length > session.limit) {
    throw refused(`This session links at most ${session.limit} of the accounts.`, { param: 'accounts' })
  }
  const accounts = unique.map((name, position) => {
    const param = `accounts[${position}]`
    const account = bank.accounts.find((candidate) => candidate.name === name)
    if (!account) throw refused(`${bank.name} has no account called '${name}'.`, { param })
    const refusal = refusalOf(session, account)
    if (refusal === 'subcategory') throw refused(`This session does not ask for a ${account.subcategory}.`, { param })
    if (refusal) throw refused(`'${name}' cannot be used for payments.`, { param })
    return account
  })
  if (session.filters?.require_payment_method_support === 'at_least_one' && !accounts.some(isPayable)) {
    throw refused('At least one account must be usable for payments.', { param: 'accounts' })
  }
  if (session.filters?.require_payment_method_support === 'all' && accounts.some(hidesNumbers)) {
    throw refused(`${bank.name} does not give the account numbers at this time.`, {
      code: NUMBERS_UNAVAILABLE,
      param: 'accounts',
    })
  }
  return accounts
}

function hidesNumbers(account: BankAccount): boolean {
  return account.number === 'unavailable'
}

function answer({ world }: Moment, session: SessionRow): BrowserAnswer {
  return {
    financialConnectionsSession: {
      id: session.id,
      object: 'financial_connections.session',
      accounts: session.accounts.flatMap((id) => {
        const row = world.tables.account.get(id)
        return row ? [renderAccount(row)] : []
      }),
      livemode: false,
      permissions: session.permissions,
      prefetch: session.prefetch,
      ...(session.filters ? { filters: renderFilters(session.filters) } : {}),
      ...(session.return_url ? { return_url: session.return_url } : {}),
      ...(session.token ? { bank_account_token: session.token } : {}),
    },
    ...(session.token ? { token: session.token } : {}),
  }
}
