import { type Bank, bank, checking, creditCard, savings } from './bank'

const unpayable = { payment_methods: [] }

/** The test institutions that are there to go another way than well. */
export const odd: Bank[] = [
  bank('fcinst_Qn1aly9zRRkWP1', 'Ownership Accounts', {
    accounts: [
      checking('One owner', '1001', 264_380),
      checking('Joint owners', '1002', 402_117, { owners: 2 }),
      savings('Family of twelve', '1012', 1_530_900, { owners: 12 }),
      checking('No owners', '1000', 95_402, { owners: 0 }),
      checking('Name only', '1003', 71_244, { names_only: true }),
    ],
  }),
  bank('fcinst_Qn1aporTsLJQH4', 'Invalid Payment Accounts', {
    gives_owners: false,
    accounts: [
      creditCard('Credit card', '4009', -51_233),
      creditCard('Line of credit', '4108', -420_000, { subcategory: 'line_of_credit', plan: 'credit_line' }),
      creditCard('Mortgage', '4207', -24_831_022, { subcategory: 'mortgage', plan: 'loan' }),
      creditCard('Store credit', '4306', -18_750, { subcategory: 'other', plan: 'stored', tells_available: false }),
      checking('Prepaid card', '4405', 4_380, {
        subcategory: 'other',
        plan: 'stored',
        tells_available: false,
        ...unpayable,
      }),
      checking('Brokerage', '4504', 0, {
        category: 'investment',
        subcategory: 'other',
        plan: 'investment',
        tells_balance: false,
        ...unpayable,
      }),
      checking('Unnamed', null, 0, {
        category: 'other',
        subcategory: 'other',
        display_name: null,
        silent: true,
        plan: 'stored',
        tells_balance: false,
        ...unpayable,
      }),
      checking('Checking without payments', '4603', 133_908, unpayable),
      savings('Savings without payments', '4702', 501_660, unpayable),
      checking('First refresh fails', '4900', 47_310, { first_refresh: 'failed' }),
      checking('Checking without numbers', '4801', 88_215, { number: 'unavailable' }),
    ],
  }),
  bank('fcinst_QH6l5zmRXAepbP', 'Down (Scheduled)', { down: 'scheduled' }),
  bank('fcinst_Qn1a8Ynz2Il9zF', 'Down (Unscheduled)', { down: 'unscheduled' }),
  bank('fcinst_Qn1aOU8Z6Qsvpn', 'Down (Error)', { down: 'error' }),
  bank('fcinst_1SimTokenizedNumber0', 'Tokenized Account Number', {
    listed: false,
    accounts: [
      checking('Expired', '2001', 182_664, { number: 'token_deactivated' }),
      checking('Eventually Expiring', '2002', 276_310, { number: 'token_expiring_later' }),
      checking('Immediately Expiring', '2003', 154_027, { number: 'token_expiring_now' }),
      checking('Pending', '2004', 91_780, { number: 'token_pending' }),
    ],
  }),
  bank('fcinst_1SimInactiveAccounts', 'Inactive Accounts', {
    listed: false,
    access: 'cut_off',
    accounts: [
      checking('Checking', '3001', 221_540),
      savings('Savings', '3002', 640_000),
      checking('Refresh finds it broken', '3003', 57_905, { first_refresh: 'deactivates' }),
    ],
  }),
  bank('fcinst_1SimReauthImmediate0', 'Immediately Requires Reauthentication', {
    listed: false,
    access: 'a_day',
    accounts: [checking('Checking', '3101', 198_325), savings('Savings', '3102', 512_900)],
  }),
  bank('fcinst_1SimReauthEventual00', 'Eventually Requires Reauthentication', {
    listed: false,
    access: 'thirty_days',
    accounts: [checking('Checking', '3201', 345_776), savings('Savings', '3202', 733_020)],
  }),
]
