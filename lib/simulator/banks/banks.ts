import { type Bank, type BankAccount, bank, checking, creditCard, savings } from './bank'
import { odd } from './odd'
import { payments } from './payments'

const home = { card: 'Card', savings: 'Rainy day' }

/** Stripe's test institutions; the accounts at all but "Test (Non-OAuth)" are invented. */
export const banks: Bank[] = [
  bank('fcinst_Qn1a7A4KhL42se', 'Test (Non-OAuth)', { accounts: payments }),
  bank('fcinst_Qn1a6jqpI0Gb84', 'Test (OAuth)', {
    sign_in: 'oauth',
    accounts: [
      checking('Everyday checking', '4417', 431_862, {
        peers: { card: 'Tide credit card', savings: 'House deposit' },
        owners: 2,
      }),
      savings('House deposit', '9031', 1_845_000, { peers: { checking: 'Everyday checking' }, owners: 2 }),
      creditCard('Tide credit card', '0032', -128_437),
      checking('Euro travel', '7750', 61_290, { currency: 'eur', plan: 'quiet', payment_methods: [] }),
    ],
  }),
  bank('fcinst_Qn1aNn8l07746s', 'Bank (OAuth)', {
    sign_in: 'oauth',
    accounts: [
      checking('Everyday', '6789', 294_215, { peers: home }),
      savings('Rainy day', '1120', 862_040, { peers: { checking: 'Everyday' } }),
      checking('Joint', '4402', 187_731, { owners: 2 }),
      savings('House deposit', '9031', 2_310_500, { owners: 2 }),
      creditCard('Card', '3305', -96_118),
    ],
  }),
  bank('fcinst_Qn1aVTBBJ4ubmQ', 'Bank (Non-OAuth)', {
    sign_in: 'credentials',
    accounts: [
      checking('Current', '2214', 356_409, { peers: { card: 'Harbour card', savings: 'Nest egg' } }),
      savings('Nest egg', '5518', 1_204_377, { peers: { checking: 'Current' } }),
      creditCard('Harbour card', '8126', -74_950),
      checking('Pocket money', '3071', 8_640, { plan: 'quiet' }),
      creditCard('Student loan', '7413', -1_864_350, { subcategory: 'other', plan: 'student_loan' }),
    ],
  }),
  ...odd,
]

export function findBank(nameOrId: string): Bank | undefined {
  return banks.find(({ name, id }) => name === nameOrId || id === nameOrId)
}

/** The bank of a linked account. */
export function bankOf(account: { institution_name: string }): Bank {
  const found = findBank(account.institution_name)
  if (!found) throw new Error(`No bank is called ${account.institution_name}.`)
  return found
}

export function bankAccountOf(account: { institution_name: string; bank_account: string }): BankAccount {
  const found = bankOf(account).accounts.find((candidate) => candidate.name === account.bank_account)
  if (!found) throw new Error(`${account.institution_name} has no account called ${account.bank_account}.`)
  return found
}
