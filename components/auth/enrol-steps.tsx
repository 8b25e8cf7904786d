'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Field, Input } from '@/components/ui/field'
import { BackupCodes } from './backup-codes'
import { beginSecondFactor, confirmSecondFactor, type Enrolment } from './queries'
import { useEntry } from './use-entry'

/** Password, QR code, first code, backup codes. */
export function EnrolSteps() {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [isOn, setOn] = useState(false)
  if (!enrolment) return <Begin onBegun={setEnrolment} />
  if (!isOn) return <Confirm enrolment={enrolment} onConfirmed={() => setOn(true)} />
  return <BackupCodes codes={enrolment.backup_codes} onKept={() => location.reload()} />
}

function Begin({ onBegun }: { onBegun: (enrolment: Enrolment) => void }) {
  const t = useTranslations('security.factor')
  const { complaints, pending, submit } = useEntry({
    send: beginSecondFactor,
    done: onBegun,
    check: ({ password }) => (password ? {} : { password: t('passwordMissing') }),
    explain: ({ code, message }) => ({ password: code === 'wrong_credentials' ? t('passwordWrong') : message }),
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <p className="max-w-prose text-ink-2">{t('offText')}</p>
      <div className="max-w-80">
        <Field label={t('password')} error={complaints.password ?? complaints.form}>
          {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="current-password" />}
        </Field>
      </div>
      <div>
        <Button type="submit" variant="filled" pending={pending}>
          {t('begin')}
        </Button>
      </div>
    </form>
  )
}

function Confirm({ enrolment, onConfirmed }: { enrolment: Enrolment; onConfirmed: () => void }) {
  const t = useTranslations('security.factor')
  const { secret, qr } = enrolment
  const { complaints, pending, submit } = useEntry({
    send: confirmSecondFactor,
    done: onConfirmed,
    check: ({ code }) => (code?.trim() ? {} : { code: t('codeMissing') }),
    explain: ({ code, param, message }) => {
      if (code === 'wrong_credentials') return { code: t('codeWrong') }
      return { code: param === 'code' ? t('codeMissing') : message }
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <p>{t('scan')}</p>
      <svg
        role="img"
        aria-label={t('qr')}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="size-48 rounded-notice bg-tile"
      >
        <path d={qr.path} fill="var(--tile-ink)" />
      </svg>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        {t('orType')} <code className="break-all font-mono text-ink">{secret}</code>
        <CopyButton text={secret} label={t('copySecret')} />
      </p>
      <div className="max-w-80">
        <Field label={t('code')} hint={t('codeHint')} error={complaints.code ?? complaints.form}>
          {(wiring) => (
            <Input {...wiring} name="code" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" variant="filled" pending={pending}>
          {t('confirm')}
        </Button>
      </div>
    </form>
  )
}
