'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { BackupCodes } from './backup-codes'
import { EnrolSteps } from './enrol-steps'
import { ProofForm } from './proof-form'
import { removeSecondFactor, renewBackupCodes } from './queries'

type Props = {
  isOn: boolean
  /** Where the role needs it, it cannot be turned off. */
  isRequired: boolean
}

export function SecondFactorCard({ isOn, isRequired }: Props) {
  const t = useTranslations('security.factor')
  return (
    <Card aria-labelledby="second-factor">
      <CardHeader
        id="second-factor"
        title={t('title')}
        aside={<strong className="font-medium text-ink">{t(isOn ? 'on' : 'off')}</strong>}
      />
      <div className="grid gap-4 px-4 pb-4">{isOn ? <Change isRequired={isRequired} /> : <EnrolSteps />}</div>
    </Card>
  )
}

function Change({ isRequired }: { isRequired: boolean }) {
  const t = useTranslations('security.factor')
  const [act, setAct] = useState<'none' | 'renew' | 'remove'>('none')
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <BackupCodes codes={codes} onKept={() => location.reload()} />
  return (
    <>
      <p className="max-w-prose text-ink-2">
        {t('onText')} {isRequired && t('required')}
      </p>
      {act === 'renew' && <ProofForm lead={t('renewText')} send={renewBackupCodes} done={setCodes} />}
      {act === 'remove' && (
        <ProofForm lead={t('removeText')} send={removeSecondFactor} done={() => location.reload()} />
      )}
      {act === 'none' && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAct('renew')}>{t('renew')}</Button>
          {!isRequired && <Button onClick={() => setAct('remove')}>{t('remove')}</Button>}
        </div>
      )}
    </>
  )
}
