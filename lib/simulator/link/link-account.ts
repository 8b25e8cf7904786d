import type { Bank, BankAccount } from '../banks/bank'
import { emitAccount } from '../emit'
import { planAccess, reactivate } from '../jobs/access'
import { numbersOf, planNumbers, renewNumbers } from '../jobs/account-numbers'
import { mayRefresh, save, startRefresh } from '../jobs/refresh'
import { bankBalanceAt } from '../ledger/planted'
import { beginLife, type Life } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Feature, NextRefresh, SessionRow } from '../rows'
import { switchesOf } from '../switches'
import { findLinked, holderName } from './identity'

/** Links one account for a session's holder: the one linked before, if it was not disconnected, else a new one. */
export function linkAccount(moment: Moment, session: SessionRow, bank: Bank, account: BankAccount): AccountRow {
  const before = findLinked(moment.world, session.holder, bank.name, account.name)
  const keepsId = before?.status !== 'disconnected' && switchesOf(moment.world).relink === 'same_id'
  const row =
    before && keepsId
      ? relink(moment, session, bank, account, before)
      : linkAnew(moment, session, bank, account, before)
  if (row.status !== 'active' || row.silent) return row
  const wanted = session.prefetch.filter((feature) => session.permissions.includes(feature))
  return wanted.reduce((current, feature) => prefetch(moment, current, featureOf(feature)), row)
}

function linkAnew(
  moment: Moment,
  session: SessionRow,
  bank: Bank,
  account: BankAccount,
  before: AccountRow | undefined,
): AccountRow {
  const { world } = moment
  const row: AccountRow = {
    id: world.newId('fca'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    holder: session.holder,
    institution_name: bank.name,
    bank_account: account.name,
    authorization: authorize(moment, session, bank),
    ...(account.silent ? { silent: true } : {}),
    sessions: [session.id],
    category: account.category,
    subcategory: account.subcategory,
    display_name: account.display_name,
    last4: account.last4,
    status: account.closed ? 'inactive' : 'active',
    expected_deactivation_date: null,
    permissions: session.permissions,
    subscriptions: [],
    supported_payment_method_types: account.payment_methods,
    account_numbers: numbersOf(moment, account, session.permissions),
    balance: null,
    balance_refresh: null,
    ownership: null,
    ownership_refresh: null,
    transaction_refresh: null,
    life: lifeOf(moment, session, bank, account, before),
    synced_at: null,
    next_refresh: firstRefresh(account),
  }
  save(moment, row)
  emitAccount(moment, 'created', row)
  if (account.closed) emitAccount(moment, 'deactivated', row)
  planNumbers(moment, row, account)
  return planAccess(moment, row, bank.access, 'first')
}

function relink(moment: Moment, session: SessionRow, bank: Bank, account: BankAccount, before: AccountRow): AccountRow {
  const permissions = [...new Set([...before.permissions, ...session.permissions])]
  const widened = save(moment, { ...before, permissions, sessions: [...before.sessions, session.id] })
  const row = renewNumbers(moment, widened, account)
  if (account.closed) return row
  return planAccess(moment, reactivate(moment, row), bank.access, 'again')
}

function firstRefresh({ first_refresh }: BankAccount): NextRefresh {
  if (first_refresh === 'succeeds') return {}
  return { balance: first_refresh, ownership: first_refresh, transactions: first_refresh }
}

/** One permission of a bank per holder, whatever number of accounts it covers. */
function authorize({ world }: Moment, session: SessionRow, bank: Bank): string {
  const holder = holderName(session.holder)
  const known = world.tables.authorization.keys('holder', `${holder} ${bank.name}`).at(0)
  if (known !== undefined) return known
  const id = world.newId('fcauth')
  const row = { id, holder, institution_name: bank.name, status: 'active' as const, expected_deactivation_date: null }
  world.tables.authorization.put(row)
  return id
}

/** Two holders at the same bank live different lives; the same one goes on where a disconnected link ended. */
function lifeOf(
  moment: Moment,
  session: SessionRow,
  bank: Bank,
  account: BankAccount,
  before: AccountRow | undefined,
): Life {
  const at = unixSeconds(moment)
  const seedOf = (name: string) => [moment.world.meta.seed, holderName(session.holder), bank.name, name].join(' | ')
  const peer = (name: string | undefined) => (name ? { name, seed: seedOf(name) } : undefined)
  const { card, savings, checking } = account.peers
  const life = {
    plan: account.plan,
    seed: seedOf(account.name),
    currency: account.currency,
    peers: { card: peer(card), savings: peer(savings), checking: peer(checking) },
  }
  return beginLife(life, before ? bankBalanceAt(moment.world, before, at).current : account.current, at)
}

/** Nobody asked for a refresh, so nobody is told that it is too early for one. */
function prefetch(moment: Moment, account: AccountRow, feature: Feature): AccountRow {
  return mayRefresh(moment, account, feature) ? startRefresh(moment, account, feature) : account
}

/** Sessions say `balances`, refreshes say `balance`. */
function featureOf(permission: string): Feature {
  if (permission === 'balances') return 'balance'
  return permission === 'ownership' ? 'ownership' : 'transactions'
}
