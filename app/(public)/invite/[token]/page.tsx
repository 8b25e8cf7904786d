import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AcceptForm } from '@/components/auth/accept-form'
import { Entrance } from '@/components/auth/entrance'
import { ClientMessages } from '@/components/shell/client-messages'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { Icon } from '@/components/ui/icon'
import { Timestamp } from '@/components/ui/timestamp'
import { findPageSession } from '@/lib/auth/page-viewer'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { askedKinds, askedPermissions } from '@/lib/invitations/asked'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invite')
  return { title: t('title'), robots: 'noindex' }
}

/** Looking uses nothing up: what looks at links before their reader does gets no further than this. */
export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  const found = await findInvitation(token)
  if (!found) notFound()
  const session = await findPageSession()
  if (session?.isGuest && found.userId === session.viewer.userId) redirect(paths.guest)
  const t = await getTranslations('invite')
  const { state, asks, until } = found
  if (state !== 'open') return <Entrance title={t(`${state}.title`)} lead={t(`${state}.text`)} below={null} />
  const words = await getTranslations('invitations')
  const kinds = askedKinds.filter((kind) => asks.filters?.account_subcategories?.includes(kind))
  return (
    <Entrance
      title={t('title')}
      lead={t('lead')}
      below={
        <BankClockProvider bankNowMs={now()}>
          <p>{t.rich('until', { time: () => <Timestamp at={until.toISOString()} /> })}</p>
        </BankClockProvider>
      }
    >
      <ul className="grid gap-2">
        {askedPermissions
          .filter((permission) => asks.permissions.includes(permission))
          .map((permission) => (
            <li key={permission} className="flex items-center gap-2">
              <Icon name="check" className="text-accent" />
              {words(`permissions.${permission}`)}
            </li>
          ))}
      </ul>
      {kinds.length > 0 && (
        <p className="text-ink-2">{t('only', { kinds: kinds.map((kind) => words(`kinds.${kind}`)).join(', ') })}</p>
      )}
      <p className="text-ink-2">{t('password')}</p>
      {session && !session.isGuest && <p className="text-ink-2">{t('signedIn', { name: session.viewer.name })}</p>}
      <ClientMessages of={['entry', 'invite']}>
        <AcceptForm token={token} next={paths.guest} />
      </ClientMessages>
    </Entrance>
  )
}
