'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import type { StaffAnswer } from '@/lib/staff/staff-view'
import { InvitationRow } from './invitation-row'
import { InviteCard } from './invite-card'
import { staffOptions } from './queries'
import { StaffRow } from './staff-row'

type Props = {
  initial: StaffAnswer
  /** No mail is sent, so links to new passwords go by hand. */
  handsLinks: boolean
}

/** Who is staff, who was asked to be, and the way to ask somebody. */
export function StaffPanel({ initial, handsLinks }: Props) {
  const t = useTranslations('staff')
  const client = useQueryClient()
  const options = staffOptions(initial)
  const { data: staff } = useQuery(options)
  const readAgain = () => client.invalidateQueries({ queryKey: options.queryKey })
  return (
    <>
      <Card aria-labelledby="staff">
        <CardHeader id="staff" title={t('people')} />
        <KeepFocus className="divide-y divide-line border-t border-line">
          {staff.data.map((person) => (
            <StaffRow key={person.id} person={person} handsLinks={handsLinks} onChanged={readAgain} />
          ))}
        </KeepFocus>
      </Card>
      <InviteCard onInvited={readAgain} />
      {staff.invitations.length > 0 && (
        <Card aria-labelledby="invitations">
          <CardHeader id="invitations" title={t('waiting')} />
          <KeepFocus className="divide-y divide-line border-t border-line">
            {staff.invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onChanged={readAgain} />
            ))}
          </KeepFocus>
        </Card>
      )}
    </>
  )
}
