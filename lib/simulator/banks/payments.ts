import { type BankAccount, checking } from './bank'

/** The ten accounts of Stripe's "Test (Non-OAuth)", each a way a payment can go. Two are inactive by design. */
export const payments: BankAccount[] = [
  checking('Success', '6789', 412_650),
  checking('Failure', '1116', 98_020, { closed: true }),
  checking('Account closes after linking', '1113', 120_475, { closed: true }),
  checking('High Balance', '4242', 12_480_000),
  checking('Very High Balance', '9900', 1_250_000_000),
  checking('Insufficient Funds', '2227', 1_285, { plan: 'quiet' }),
  checking('Debit Not Authorized', '3335', 231_904),
  checking('Success (Later Disputed)', '6661', 305_518),
  checking('Payment Processes Indefinitely', '5551', 178_260),
  checking('Weekly Payment Volume Exceeded', '7771', 640_133),
]
