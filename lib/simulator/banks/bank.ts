import type { PlanName } from '../lives/life'

export type Bank = {
  id: string
  name: string
  /** False: shown only when somebody searches for it. */
  listed: boolean
  sign_in: 'none' | 'credentials' | 'oauth'
  down: 'scheduled' | 'unscheduled' | 'error' | null
  /** False: every refresh of ownership fails. */
  gives_owners: boolean
  access: Access
  accounts: BankAccount[]
}

/** How long the bank lets the link live. */
export type Access =
  | 'lasting'
  /** Cut off a minute after the first link; lasting once linked again. */
  | 'cut_off'
  /** Cut off a minute after the first link, and a day after every later one. */
  | 'a_day'
  /** Cut off 30 days after each link, announced at once. */
  | 'thirty_days'

export type BankAccount = {
  name: string
  category: 'cash' | 'credit' | 'investment' | 'other'
  subcategory: 'checking' | 'savings' | 'credit_card' | 'line_of_credit' | 'mortgage' | 'other'
  /** Null with `display_name: null`: the bank says as little as the API allows. */
  last4: string | null
  display_name: string | null
  currency: string
  plan: PlanName
  /** Minor units on the books at the first link. */
  current: number
  /** True: what may be null is null, and nothing is prefetched. */
  silent: boolean
  /** False: the bank tells no balance. */
  tells_balance: boolean
  /** False: of the balance it tells only what is current. */
  tells_available: boolean
  payment_methods: ('us_bank_account' | 'link')[]
  owners: number
  /** True: of its owners the bank tells no mail address, telephone or place. */
  names_only: boolean
  /** Names of accounts at the same bank that money moves to and from. */
  peers: { card?: string; savings?: string; checking?: string }
  /** Inactive from the moment it is linked, whatever is done about it. */
  closed: boolean
  /** How the first refresh of each feature ends. */
  first_refresh: 'succeeds' | 'failed' | 'deactivates'
  number:
    | 'plain'
    | 'unavailable'
    | 'token_pending'
    | 'token_deactivated'
    | 'token_expiring_later'
    | 'token_expiring_now'
}

type Known = 'name' | 'last4' | 'current'

type Rest = Partial<Omit<BankAccount, Known>>

export function checking(name: string, last4: string | null, current: number, rest: Rest = {}): BankAccount {
  return {
    name,
    category: 'cash',
    subcategory: 'checking',
    last4,
    display_name: name,
    currency: 'usd',
    plan: 'household',
    current,
    silent: false,
    tells_balance: true,
    tells_available: true,
    payment_methods: ['us_bank_account', 'link'],
    owners: 1,
    names_only: false,
    peers: {},
    closed: false,
    first_refresh: 'succeeds',
    number: 'plain',
    ...rest,
  }
}

export function savings(name: string, last4: string, current: number, rest: Rest = {}): BankAccount {
  return checking(name, last4, current, { subcategory: 'savings', plan: 'savings', ...rest })
}

export function creditCard(name: string, last4: string, current: number, rest: Rest = {}): BankAccount {
  return checking(name, last4, current, {
    category: 'credit',
    subcategory: 'credit_card',
    plan: 'card',
    payment_methods: [],
    ...rest,
  })
}

/** A bank that is up, signs in without a form and keeps the link, unless told otherwise. */
export function bank(id: string, name: string, rest: Partial<Omit<Bank, 'id' | 'name'>>): Bank {
  return {
    id,
    name,
    listed: true,
    sign_in: 'none',
    down: null,
    gives_owners: true,
    access: 'lasting',
    accounts: [],
    ...rest,
  }
}
