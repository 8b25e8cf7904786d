import { array, emptyable, hash, integer, oneOf, required, text, type Values } from '../params'

const outcome = oneOf(['succeeded', 'failed', 'deactivates'])

const seconds = integer({ least: 0, most: 9_999_999_999 })

const amount = integer({ least: -99_999_999_999, most: 99_999_999_999 })

const accountNumber = hash({
  expected_expiry_date: emptyable(seconds),
  identifier_type: required(oneOf(['account_number', 'tokenized_account_number'])),
  status: required(oneOf(['deactivated', 'expired', 'pending', 'transactable'])),
  supported_networks: array(oneOf(['ach'])),
})

const transaction = hash({
  id: text(),
  amount,
  currency: text(),
  description: text(),
  transacted_at: seconds,
  status: oneOf(['pending', 'posted', 'void']),
  posted_at: emptyable(seconds),
  void_at: emptyable(seconds),
})

const deactivation = hash({
  action: oneOf(['none', 'relink_required']),
  cause: oneOf(['access_expired', 'institution_requirement', 'unspecified']),
  expected_deactivation_date: required(seconds),
})

const fields = {
  status: oneOf(['active', 'inactive', 'disconnected']),
  status_details: emptyable(hash({ active: required(deactivation) })),
  account_numbers: emptyable(array(accountNumber)),
  supported_payment_method_types: array(oneOf(['us_bank_account', 'link'])),
  next_refresh: hash({ balance: outcome, ownership: outcome, transactions: outcome }),
  transactions: array(transaction),
  transactions_count: integer({ least: 1, most: 100_000_000 }),
}

/** What a bank may change about an account. */
export const readChanges = required(hash(fields))

export type Changes = Values<typeof fields>
