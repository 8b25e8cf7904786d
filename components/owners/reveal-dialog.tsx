'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import {
  type OwnerField,
  ownerFields,
  type RevealReason,
  revealReasons,
  shownSeconds,
} from '@/lib/owners/reveal-choices'
import type { useReveal } from './use-reveal'

type Props = {
  open: boolean
  onClose: () => void
  /** What the bank has given: nothing else can be asked for. */
  fields: readonly OwnerField[]
  asking: Omit<ReturnType<typeof useReveal>, 'shown' | 'hide'>
}

/** Why a member of staff has to see an owner, and what of them. */
export function RevealDialog({ open, onClose, fields, asking }: Props) {
  const t = useTranslations('owners.reveal')
  const [reason, setReason] = useState<RevealReason>('on_the_phone')
  const [chosen, setChosen] = useState<readonly OwnerField[]>([])
  const [isEmpty, setEmpty] = useState(false)

  function submit(given: FormData) {
    setEmpty(chosen.length === 0)
    if (chosen.length === 0) return
    const number = String(given.get('case') ?? '').trim()
    asking.reveal({ fields: [...chosen], reason, ...(number && { case: number }) }, given)
  }

  function choose(field: OwnerField, isChosen: boolean) {
    setEmpty(false)
    setChosen((before) => ownerFields.filter((each) => (each === field ? isChosen : before.includes(each))))
  }

  return (
    <ProvedDialog
      open={open}
      onClose={onClose}
      title={t('title')}
      lead={t('lead', { seconds: shownSeconds })}
      confirmLabel={t('confirm', { seconds: shownSeconds })}
      variant="filled"
      asking={asking}
      onSubmit={submit}
    >
      <RadioGroup
        legend={t('why')}
        options={revealReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <Field label={t('case')} hint={t(reason === 'other' ? 'caseNeeded' : 'caseHint')}>
        {(wiring) => (
          <Input
            {...wiring}
            name="case"
            required={reason === 'other'}
            maxLength={40}
            pattern="[A-Za-z0-9][A-Za-z0-9#\/_\-]*"
            title={t('caseHint')}
            autoComplete="off"
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium">{t('fields')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {fields.map((field) => (
            <label key={field} className="flex items-center gap-2 touch">
              <input
                type="checkbox"
                checked={chosen.includes(field)}
                onChange={(event) => choose(field, event.currentTarget.checked)}
                className="size-4 accent-accent"
              />
              {t(`field.${field}`)}
            </label>
          ))}
        </div>
        {isEmpty && (
          <p role="alert" className="mt-2 text-meta text-critical-fg">
            {t('chooseOne')}
          </p>
        )}
      </fieldset>
    </ProvedDialog>
  )
}
