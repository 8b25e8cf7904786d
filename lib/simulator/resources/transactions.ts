import type Stripe from 'stripe'
import { endpoint } from '../endpoint'
import { missing, missingReference, refused } from '../errors'
import { transactionById, withBulk } from '../ledger/shown'
import { list, page, paging, type Source } from '../list'
import { HISTORY_DAYS, SECONDS_A_DAY } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import { hash, required, text } from '../params'
import { type Range, range } from '../range'
import type { AccountRow, TransactionRow } from '../rows'
import { switchesOf } from '../switches'
import { type Keys, ordered, SortedKeys } from '../table'
import { accountInParam, requireReadable } from './account-reads'
import { plainListShape, plainShape } from './shapes'

const NOUN = 'financialconnections transaction'

const listParams = {
  ...paging,
  account: required(text()),
  transacted_at: range,
  transaction_refresh: hash({ after: required(text()) }),
}

export const transactionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/v1/financial_connections/transactions',
    params: listParams,
    shape: plainListShape,
    run(moment, params) {
      const account = accountInParam(moment, params.account)
      requireReadable(account, 'transactions')
      requireOneRefresh(account)
      const { transacted_at, transaction_refresh } = params
      const all = transaction_refresh
        ? changedAfter(moment, account, transaction_refresh.after)
        : withBulk(account, moment.world.tables.transaction.keys('account', account.id), () => true)
      return list(page(rowsOf(moment, all, transacted_at), params), '/v1/financial_connections/transactions', render)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/financial_connections/transactions/:transaction',
    params: {},
    shape: plainShape,
    run(moment, _, { transaction }) {
      const { world } = moment
      const row = transactionById(world, transaction)
      const account = row && world.tables.account.get(row.account)
      if (!row || !account || row.transacted_at < oldestShown(moment)) throw missing(NOUN, transaction, 'transaction')
      requireReadable(account, 'transactions')
      return render(row)
    },
  }),
]

function requireOneRefresh(account: AccountRow): void {
  if (account.synced_at !== null) return
  if (account.transaction_refresh?.status === 'pending') {
    throw refused('A transaction refresh is still pending for this account')
  }
  throw refused('No successful transaction refresh yet for this account.', {
    code: 'financial_connections_no_successful_transaction_refresh',
  })
}

/** What refreshes later than this one created or changed, in the order of a list. */
function changedAfter({ world }: Moment, account: AccountRow, after: string): Keys {
  const refresh = world.tables.refresh.get(after)
  if (refresh?.account !== account.id) {
    throw missingReference('transaction refresh', after, 'transaction_refresh[after]')
  }
  const byRefresh = world.tables.transaction.keys('refresh', account.id)
  const changed = new SortedKeys()
  for (let at = byRefresh.countBefore(ordered(refresh.seq + 1)); at < byRefresh.length; at++) {
    const row = world.tables.transaction.get(byRefresh.at(at) ?? '')
    if (row) changed.add(ordered(row.transacted_at), row.id)
  }
  return withBulk(account, changed, ({ refresh_seq }) => refresh_seq > refresh.seq)
}

function rowsOf(moment: Moment, keys: Keys, transacted_at: Range | number | undefined): Source<TransactionRow> {
  const asked = bounds(transacted_at)
  const from = Math.max(asked.from, oldestShown(moment))
  const to = Math.max(asked.to, from)
  return {
    keys,
    get: (id) => transactionById(moment.world, id),
    orderOf: (row) => ordered(row.transacted_at),
    from: keys.countBefore(ordered(from)),
    to: keys.countBefore(ordered(to)),
    noun: NOUN,
  }
}

/** With a window that moves, what left it is gone. */
function oldestShown(moment: Moment): number {
  if (switchesOf(moment.world).transactions === 'keep') return 0
  return unixSeconds(moment) - HISTORY_DAYS * SECONDS_A_DAY
}

const LATEST = 9_999_999_999_999

/** Seconds from (included) and to (excluded). */
function bounds(asked: Range | number | undefined): { from: number; to: number } {
  if (asked === undefined) return { from: 0, to: LATEST }
  if (typeof asked === 'number') return { from: Math.max(0, asked), to: Math.max(0, asked + 1) }
  const { gt, gte, lt, lte } = asked
  const from = Math.max(0, gt === undefined ? 0 : gt + 1, gte ?? 0)
  const to = Math.min(LATEST, lt ?? LATEST, lte === undefined ? LATEST : lte + 1)
  return { from, to: Math.max(from, to) }
}

function render(row: TransactionRow): Record<string, unknown> {
  return {
    id: row.id,
    object: 'financial_connections.transaction',
    account: row.account,
    amount: row.amount,
    currency: row.currency,
    description: row.description,
    livemode: false,
    status: row.status,
    status_transitions: { posted_at: row.posted_at, void_at: row.void_at },
    transacted_at: row.transacted_at,
    transaction_refresh: row.refresh,
    updated: row.updated,
  } satisfies Stripe.FinancialConnections.Transaction
}
