import 'server-only'
import { balances, ownAccounts, ownConsents, ownLinkSessions, ownTransactions, revisions } from './mirror'
import type { Person, Row } from './person'
import { holder, profile, signIns } from './profile'
import { auditRows, ownCalls, ownEvents, ownMessages } from './records'

/** Everything that is held about a person, each kind in files of its name. Owners are asked of Stripe each time, and held by nobody. */
export const kinds = {
  profile,
  sign_ins: signIns,
  account_holder: holder,
  link_sessions: ownLinkSessions,
  consents: ownConsents,
  accounts: ownAccounts,
  balances,
  transactions: ownTransactions,
  transaction_revisions: revisions,
  audit: auditRows,
  messages: ownMessages,
  stripe_events: ownEvents,
  stripe_calls: ownCalls,
} as const satisfies Record<string, (person: Person) => AsyncGenerator<Row[]>>
