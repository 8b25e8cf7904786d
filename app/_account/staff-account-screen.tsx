'use client'
import type { ComponentProps } from 'react'
import { DeleteHolder } from '@/components/support/delete-holder'
import { HolderCard } from '@/components/support/holder-card'
import { RawCard } from '@/components/support/raw-card'
import { AccountScreen } from './account-screen'

type Props = Omit<ComponentProps<typeof AccountScreen>, 'audience' | 'aside' | 'below'> & { isAdmin: boolean }

/** The holder's page, and what only staff see: ids, holder, the raw object. */
export function StaffAccountScreen({ isAdmin, ...props }: Props) {
  return (
    <AccountScreen
      {...props}
      audience="staff"
      aside={(account) => (
        <HolderCard account={account}>
          {isAdmin && account.holder && <DeleteHolder holder={account.holder} />}
        </HolderCard>
      )}
      below={(account) => <RawCard account={account} />}
    />
  )
}
