'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { Segmented } from '@/components/ui/segmented'
import { ApiError } from '@/lib/http/client'
import { useReason } from '@/lib/http/reason'
import { useProved } from '@/lib/http/use-proved'
import type { InvitationMade, StaffRole } from '@/lib/staff/staff-view'
import { invite } from './queries'

/** Makes a link, which is shown until the page is left. */
export function InviteCard({ onInvited }: { onInvited: () => Promise<unknown> }) {
  const t = useTranslations('staff')
  const reasonOf = useReason()
  const [role, setRole] = useState<StaffRole>('support')
  const [made, setMade] = useState<InvitationMade | null>(null)
  const { proof, ask, isAsking, error } = useProved({
    act: ({ email }: { email: string }) => invite(email, role),
    onDone: (answer) => {
      setMade(answer)
      return onInvited()
    },
  })
  const complaint = error && wordsOf(error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (!isAsking) ask({ email: String(given.get('email')) }, given)
  }

  function wordsOf(error: Error): string {
    if (!(error instanceof ApiError) || error.param !== 'email') return reasonOf(error)
    return t(error.code === 'already_exists' ? 'emailTaken' : 'emailWrong')
  }

  return (
    <Card aria-labelledby="invite">
      <CardHeader id="invite" title={t('inviteTitle')} />
      <form method="post" noValidate onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <div className="max-w-96">
          <Field label={t('email')} error={complaint}>
            {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="off" spellCheck={false} />}
          </Field>
        </div>
        {proof !== 'none' && (
          <div className="grid max-w-96 gap-4">
            <ProofFields proof={proof} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Segmented
            label={t('role')}
            value={role}
            onChange={setRole}
            options={(['support', 'admin'] as const).map((value) => ({ value, label: t(value) }))}
          />
          <Button type="submit" variant="filled" pending={isAsking}>
            {t('invite')}
          </Button>
        </div>
        {made && <Link made={made} />}
      </form>
    </Card>
  )
}

function Link({ made: { invitation, link, is_mailed: isMailed } }: { made: InvitationMade }) {
  const t = useTranslations('staff')
  return (
    <Notice
      tone="positive"
      role="status"
      title={t('linkTitle', { email: invitation.email })}
      action={<CopyButton text={link} label={t('copyLink')} />}
    >
      {t(isMailed ? 'linkMailed' : 'linkText')}
      <code className="mt-2 block break-all font-mono text-meta">{link}</code>
    </Notice>
  )
}
