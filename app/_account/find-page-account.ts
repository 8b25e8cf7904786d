import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { AccountView } from '@/lib/accounts/account-view'
import { getAccount } from '@/lib/accounts/get-account'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'

/** The account a page is about, read once per request; somebody else's is a page that does not exist. */
export const findPageAccount = cache(async (viewer: Viewer, id: string): Promise<AccountView> => {
  try {
    return await getAccount(viewer, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource_missing') notFound()
    throw error
  }
})
