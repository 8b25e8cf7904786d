'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'
import type { StaffView } from '@/lib/staff/staff-view'
import { changeStaff, type StaffAct } from './queries'

type Props = { person: StaffView; onChanged: () => Promise<unknown> }

const labels = {
  admin: 'makeAdmin',
  support: 'makeSupport',
  suspend: 'suspend',
  unsuspend: 'unsuspend',
  remove: 'remove',
} as const

export function StaffRow({ person, onChanged }: Props) {
  const t = useTranslations('staff')
  const reasonOf = useReason()
  const [asked, setAsked] = useState<StaffAct | null>(null)
  const change = useMutation({
    mutationFn: (act: StaffAct) => changeStaff(person.id, act),
    onSuccess: onChanged,
    onSettled: () => setAsked(null),
  })
  const { name } = person
  return (
    <div className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name} {person.is_viewer && <span className="font-normal text-ink-3">{t('you')}</span>}
            {person.is_suspended && <Badge tone="critical">{t('suspended')}</Badge>}
            {!person.has_second_factor && <Badge tone="neutral">{t('noFactor')}</Badge>}
          </p>
          <p className="truncate text-meta text-ink-3">
            {t(person.role)} · {person.email}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {actsFor(person).map((act) => (
            <Button key={act} size="small" aria-label={`${t(labels[act])}: ${name}`} onClick={() => setAsked(act)}>
              {t(labels[act])}
            </Button>
          ))}
        </div>
      </div>
      {change.error && (
        <Notice tone="critical" role="alert">
          {t('failed', { reason: reasonOf(change.error) })}
        </Notice>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && t(`ask.${asked}`, { name })}
        confirmLabel={asked ? t(labels[asked]) : ''}
        pending={change.isPending}
        onConfirm={() => asked && change.mutate(asked)}
      >
        {asked && t(`tell.${asked}`)}
      </ConfirmDialog>
    </div>
  )
}

function actsFor({ role, is_suspended: isSuspended }: StaffView): StaffAct[] {
  return [role === 'admin' ? 'support' : 'admin', isSuspended ? 'unsuspend' : 'suspend', 'remove']
}
