'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Timestamp } from '@/components/ui/timestamp'
import { useReason } from '@/lib/http/reason'
import type { InvitationView } from '@/lib/invitations/invitation-view'
import { useAskedWords } from './asked-words'
import { revokeInvitation } from './queries'

type Props = { invitation: InvitationView; onChanged: () => Promise<unknown> }

export function InvitationRow({ invitation, onChanged }: Props) {
  const t = useTranslations('invitations')
  const reasonOf = useReason()
  const wordsOf = useAskedWords()
  const revoke = useMutation({ mutationFn: () => revokeInvitation(invitation.id), onSuccess: onChanged })
  const name = invitation.name ?? t('noName')
  return (
    <div className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">{name}</p>
          <p className="text-meta text-ink-3">
            {wordsOf(invitation)} · {t.rich('until', { time: () => <Timestamp at={invitation.expires_at} /> })}
          </p>
        </div>
        <Button
          size="small"
          aria-label={t('revokeLabel', { name })}
          pending={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          {t('revoke')}
        </Button>
      </div>
      {revoke.error && (
        <Notice tone="critical" role="alert">
          {t('failed', { reason: reasonOf(revoke.error) })}
        </Notice>
      )}
    </div>
  )
}
