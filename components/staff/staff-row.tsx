'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { StaffView } from '@/lib/staff/staff-view'
import { ChangeDialog, labels } from './change-dialog'
import { NewPassword } from './new-password'
import type { StaffAct } from './queries'

type Props = { person: StaffView; handsLinks: boolean; onChanged: () => Promise<unknown> }

export function StaffRow({ person, handsLinks, onChanged }: Props) {
  const t = useTranslations('staff')
  const [asked, setAsked] = useState<StaffAct | null>(null)
  const { name } = person
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name} {person.is_viewer && <span className="font-normal text-ink-3">{t('you')}</span>}
          {person.is_suspended && <Badge tone="critical">{t('suspended')}</Badge>}
          {!person.has_second_factor && <Badge tone="neutral">{t('noFactor')}</Badge>}
        </p>
        <p className="mt-0.5 text-meta text-ink-3 wrap-anywhere">
          {t(person.role)} · {person.email}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {handsLinks && !person.is_viewer && !person.is_suspended && <NewPassword person={person} />}
        {actsFor(person).map((act) => (
          <Button key={act} size="small" aria-label={`${t(labels[act])}: ${name}`} onClick={() => setAsked(act)}>
            {t(labels[act])}
          </Button>
        ))}
      </div>
      {asked && <ChangeDialog person={person} act={asked} onClose={() => setAsked(null)} onChanged={onChanged} />}
    </div>
  )
}

function actsFor({ role, is_suspended: isSuspended }: StaffView): StaffAct[] {
  return [role === 'admin' ? 'support' : 'admin', isSuspended ? 'unsuspend' : 'suspend', 'remove']
}
