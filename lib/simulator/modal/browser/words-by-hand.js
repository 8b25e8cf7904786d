// @ts-check
/** What is said where an account number is missing or typed in. */
export const byHand = {
  numbers: {
    heading: 'The account number could not be read',
    /** @param {string} bank @param {string} business */
    lead: (bank, business) =>
      `${business} needs it to make payments, and ${bank} does not give it at this time. Nothing is shared.`,
  },
  manual: {
    open: 'Enter bank details by hand',
    heading: 'Enter bank details',
    lead: 'Both numbers stand at the foot of a cheque.',
    routing: 'Routing number',
    account: 'Account number',
    again: 'Account number, once more',
    differ: 'The two account numbers are not the same.',
    hintTitle: 'Numbers that work',
    submit: 'Continue',
    done: 'Bank details taken',
    /** @param {string} last4 @param {string} business */
    doneLead: (last4, business) => `${business} knows the account ending in ${last4}. Nothing can be read from it.`,
  },
}
