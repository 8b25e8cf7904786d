'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useReason } from '@/lib/http/reason'
import { type Proof, readProof } from '@/lib/http/use-proved'
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
  reveal: ReturnType<typeof useReveal>['reveal']
  proof: Proof
  isAsking: boolean
  error: Error | null
}

/** Why a member of staff has to see an owner, and what of them. */
export function RevealDialog({ open, onClose, fields, reveal, proof, isAsking, error }: Props) {
  const t = useTranslations('owners.reveal')
  const common = useTranslations('common')
  const reasonOf = useReason()
  const form = useId()
  const [reason, setReason] = useState<RevealReason>('on_the_phone')
  const [chosen, setChosen] = useState<readonly OwnerField[]>([])
  const [isEmpty, setEmpty] = useState(false)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setEmpty(chosen.length === 0)
    if (chosen.length === 0 || isAsking) return
    const given = new FormData(event.currentTarget)
    const number = String(given.get('case') ?? '').trim()
    reveal({ fields: [...chosen], reason, ...(number && { case: number }) }, readProof(given))
  }

  function choose(field: OwnerField, isChosen: boolean) {
    setEmpty(false)
    setChosen((before) => ownerFields.filter((each) => (each === field ? isChosen : before.includes(each))))
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="filled" type="submit" form={form} pending={isAsking}>
            {t('confirm', { seconds: shownSeconds })}
          </Button>
        </>
      }
    >
      <p className="text-pretty">{t('lead', { seconds: shownSeconds })}</p>
      <form id={form} onSubmit={submit} className="mt-4 grid gap-4 text-ink">
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium">{t('why')}</legend>
          {revealReasons.map((each) => (
            <label key={each} className="flex items-center gap-2 touch">
              <input
                type="radio"
                name="reason"
                checked={reason === each}
                onChange={() => setReason(each)}
                className="size-4 accent-accent"
              />
              {t(`reasons.${each}`)}
            </label>
          ))}
        </fieldset>
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
        <ProofFields proof={proof} />
        {error && (
          <Notice tone="critical" role="alert">
            {reasonOf(error)}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
