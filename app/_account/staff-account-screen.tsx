'use client'
import type { ComponentProps } from 'react'
import { HolderCard } from '@/components/support/holder-card'
import { RawCard } from '@/components/support/raw-card'
import { AccountScreen } from './account-screen'

type Props = Omit<ComponentProps<typeof AccountScreen>, 'audience' | 'aside' | 'below'>

/** The holder's page, and what only staff see: ids, holder, the raw object. */
export function StaffAccountScreen(props: Props) {
  return (
    <AccountScreen
      {...props}
      audience="staff"
      aside={(account) => <HolderCard account={account} />}
      below={(account) => <RawCard account={account} />}
    />
  )
}
