// (shared) What an invitation can ask, in Stripe's words.

export const askedPermissions = ['balances', 'transactions', 'ownership', 'payment_method'] as const
export const askedKinds = ['checking', 'savings', 'credit_card', 'line_of_credit', 'mortgage'] as const
