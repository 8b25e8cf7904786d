import type { Bank, BankAccount } from '../banks/bank'
import { findBank } from '../banks/banks'
import { refused } from '../errors'
import type { BrowserAnswer, LinkChoice } from '../linking'
import { type Moment, unixSeconds } from '../moment'
import { renderAccount } from '../resources/account-object'
import { renderFilters } from '../resources/session-object'
import type { SessionRow } from '../rows'
import { linkAccount } from './link-account'
import { isPayable, refusalOf } from './view'

/** Links what was chosen. A choice that the session does not allow is refused; leaving keeps the session open. */
export function completeSession(moment: Moment, session: SessionRow, choice: LinkChoice): BrowserAnswer {
  if ('cancel' in choice) return answer(moment, session)
  const bank = chosenBank(choice.institution)
  const chosen = chosenAccounts(session, bank, choice.accounts)
  const accounts = chosen.map((account) => linkAccount(moment, session, bank, account).id)
  const completed = { ...session, accounts, completed_at: unixSeconds(moment) }
  moment.world.tables.session.put(completed)
  return answer(moment, completed)
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
  return accounts
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
    },
  }
}
