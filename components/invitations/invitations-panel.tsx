'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeepFocus } from '@/components/ui/keep-focus'
import type { InvitationView, InvitedHolder } from '@/lib/invitations/invitation-view'
import { InvitationRow } from './invitation-row'
import { InviteCard } from './invite-card'
import { invitationsOptions } from './queries'

type Props = {
  initial: InvitationView[]
  /** Who is invited; null for somebody new. */
  holder: InvitedHolder | null
}

/** The way to ask somebody, and whom nobody has answered for yet. */
export function InvitationsPanel({ initial, holder }: Props) {
  const t = useTranslations('invitations')
  const client = useQueryClient()
  const options = invitationsOptions(initial)
  const { data: open } = useQuery(options)
  const readAgain = () => client.invalidateQueries({ queryKey: options.queryKey })
  return (
    <>
      <InviteCard holder={holder} onInvited={readAgain} />
      <Card aria-labelledby="open">
        <CardHeader id="open" title={t('open')} />
        <KeepFocus className="divide-y divide-line border-t border-line">
          {open.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onChanged={readAgain} />
          ))}
          {open.length === 0 && (
            <EmptyState title={t('noneTitle')} level={3}>
              {t('none')}
            </EmptyState>
          )}
        </KeepFocus>
      </Card>
    </>
  )
}
