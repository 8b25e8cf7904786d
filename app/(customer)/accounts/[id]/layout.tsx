import { findPageAccount } from '@/app/_account/find-page-account'
import { pageViewer } from '@/lib/auth/page-viewer'

/** Asks before the skeleton is sent: once a page has begun to stream, its status can no longer say 404. */
export default async function AccountLayout({ params, children }: LayoutProps<'/accounts/[id]'>) {
  await findPageAccount(await pageViewer('customer'), (await params).id)
  return children
}
