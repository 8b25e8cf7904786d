'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { ApiError } from '@/lib/http/client'
import { useProved } from '@/lib/http/use-proved'
import { askedKinds, askedPermissions } from '@/lib/invitations/asked'
import type { InvitationMade, InvitedHolder } from '@/lib/invitations/invitation-view'
import { Choices } from './choices'
import { type Asked, invite } from './queries'

type Props = { holder: InvitedHolder | null; onInvited: () => Promise<unknown> }

/** Makes a link, which is shown until the page is left. */
export function InviteCard({ holder, onInvited }: Props) {
  const t = useTranslations('invitations')
  const [made, setMade] = useState<InvitationMade | null>(null)
  const { proof, ask, isAsking, error, reason } = useProved({
    act: invite,
    onDone: (answer) => {
      setMade(answer)
      return onInvited()
    },
  })
  const param = error instanceof ApiError ? error.param : undefined
  const complaints = {
    name: param === 'name' && t('nameMissing'),
    country: param?.startsWith('filters[country]') && t('countryWrong'),
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (!isAsking) ask(read(given, holder), given)
  }

  return (
    <Card aria-labelledby="invite">
      <CardHeader
        id="invite"
        title={holder ? t('inviteTitleFor', { name: holder.name ?? t('noName') }) : t('inviteTitle')}
      />
      <form method="post" noValidate onSubmit={submit} className="grid gap-5 px-4 pb-4">
        {holder === null && (
          <div className="max-w-96">
            <Field label={t('name')} hint={t('nameHint')} error={complaints.name}>
              {(wiring) => <Input {...wiring} name="name" autoComplete="off" maxLength={100} />}
            </Field>
          </div>
        )}
        <Choices
          legend={t('asks')}
          name="permissions"
          options={askedPermissions.map((value) => ({ value, label: t(`permissions.${value}`) }))}
          chosen={['balances', 'transactions']}
        />
        <Choices
          legend={t('which')}
          hint={t('whichHint')}
          name="kinds"
          options={askedKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          chosen={[]}
        />
        <div className="max-w-48">
          <Field label={t('country')} hint={t('countryHint')} error={complaints.country}>
            {(wiring) => <Input {...wiring} name="country" autoComplete="off" maxLength={2} />}
          </Field>
        </div>
        {proof !== 'none' && (
          <div className="grid max-w-96 gap-4">
            <ProofFields proof={proof} />
          </div>
        )}
        {reason !== null && !complaints.name && !complaints.country && (
          <Notice tone="critical" role="alert">
            {param === 'permissions' ? t('permissionsMissing') : t('failed', { reason })}
          </Notice>
        )}
        <div>
          <Button type="submit" variant="filled" pending={isAsking}>
            {t('invite')}
          </Button>
        </div>
        {made && (
          <Notice
            tone="positive"
            role="status"
            title={t('linkTitle', { name: made.invitation.name ?? t('noName') })}
            action={<CopyButton text={made.link} label={t('copyLink')} />}
          >
            {t('linkText')}
            <code className="mt-2 block break-all font-mono text-meta">{made.link}</code>
          </Notice>
        )}
      </form>
    </Card>
  )
}

function read(given: FormData, holder: InvitedHolder | null): Asked {
  const all = (name: string) => given.getAll(name).map(String)
  const country = String(given.get('country') ?? '')
    .trim()
    .toUpperCase()
  const kinds = all('kinds')
  const filters = { ...(kinds.length > 0 && { account_subcategories: kinds }), ...(country !== '' && { country }) }
  return {
    ...(holder ? { holder: holder.id } : { name: String(given.get('name') ?? '') }),
    permissions: all('permissions'),
    ...(Object.keys(filters).length > 0 && { filters }),
  }
}
