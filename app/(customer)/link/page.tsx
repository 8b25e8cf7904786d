import type { Metadata } from 'next'
import { LinkPage } from '@/components/link/link-page'
import { permissionsToAsk } from '@/components/link/permissions'
import { ClientMessages } from '@/components/shell/client-messages'
import { PageHeader } from '@/components/shell/page-header'
import { Crumbs } from '@/components/ui/crumbs'
import type { AccountView } from '@/lib/accounts/account-view'
import { accountWords } from '@/lib/accounts/account-words'
import { listAccounts } from '@/lib/accounts/list-accounts'
import { pageViewer } from '@/lib/auth/page-viewer'
import { getTranslations } from '@/lib/i18n/get-translations'
import { latestSession } from '@/lib/link-sessions/latest-session'
import { paths } from '@/lib/paths'
import { publishableKey } from '@/lib/stripe/publishable-key'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('crumb') }
}

export default async function LinkRoute({ searchParams }: PageProps<'/link'>) {
  const viewer = await pageViewer('customer')
  const { account: id, returned } = await searchParams
  // Only to say which account is linked again; an unknown id makes this the plain page.
  const { data } = typeof id === 'string' ? await listAccounts(viewer, { account: id }) : { data: [] }
  const [account] = data
  return (
    <div className="mx-auto max-w-column">
      <LinkHeader account={account} />
      <ClientMessages of={['link', 'account.types']}>
        <LinkPage
          publishableKey={publishableKey()}
          relinked={account ? await relinkedOf(account) : null}
          returned={returned === undefined ? null : await latestSession(viewer)}
        />
      </ClientMessages>
    </div>
  )
}

async function LinkHeader({ account }: { account: AccountView | undefined }) {
  const t = await getTranslations('link')
  const crumbs = <Crumbs above={{ label: t('crumbs'), href: paths.accounts }} here={t('crumb')} />
  const institution = account?.institution_name ?? ''
  const { nameOf } = accountWords(await getTranslations('account.types'))
  return (
    <div className="grid gap-1">
      {crumbs}
      {account ? (
        <PageHeader
          title={t('reconnectTitle', { name: nameOf(account) })}
          meta={t(isWidened(account) ? 'widenLead' : 'reconnectLead', { institution })}
        />
      ) : (
        <PageHeader title={t('title')} meta={t('lead')} />
      )}
    </div>
  )
}

async function relinkedOf(account: AccountView) {
  const { nameOf } = accountWords(await getTranslations('account.types'))
  return { id: account.id, name: nameOf(account), permissions: account.permissions }
}

/** Asked for without a choice, and not shared by this account so far. */
function isWidened({ permissions }: AccountView): boolean {
  return permissionsToAsk(new Set()).some((asked) => !permissions.includes(asked))
}
