'use client'
import { useQuery } from '@tanstack/react-query'
import { accountsOptions } from '@/components/accounts/queries'
import { AllTransactions } from '@/components/transactions/all-transactions'
import type { Painted } from '@/components/transactions/queries'
import type { AccountView } from '@/lib/accounts/account-view'

/** Whose transactions these are, and the list of them. */
export function TransactionsScreen({ accounts, painted }: { accounts: AccountView[]; painted: Painted }) {
  const { data } = useQuery(accountsOptions(accounts))
  return <AllTransactions accounts={data} painted={painted} />
}
