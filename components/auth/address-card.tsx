import { Card, CardHeader } from '@/components/ui/card'
import { getTranslations } from '@/lib/i18n/get-translations'
import { ChangeAddress } from './change-address'
import { WriteAgain } from './write-again'

type Props = {
  email: string
  /** Asked for, and not confirmed yet. */
  newEmail: string | null
  isConfirmed: boolean
  /** Without mail nobody can confirm anything. */
  isMailOff: boolean
  outbox: string | null
}

/** Where a person is written to, whether they have shown that they read it, and where they want to be written to instead. */
export async function AddressCard({ email, newEmail, isConfirmed, isMailOff, outbox }: Props) {
  const t = await getTranslations('address')
  const isAsked = !isConfirmed && !isMailOff
  return (
    <Card aria-labelledby="address">
      <CardHeader
        id="address"
        title={t('title')}
        aside={<strong className="font-medium text-ink">{t(isConfirmed ? 'confirmed' : 'unconfirmed')}</strong>}
      />
      <div className="grid gap-3 px-4 pb-4">
        <p className="break-words">{email}</p>
        {isMailOff && <p className="max-w-prose text-ink-2">{t('off')}</p>}
        {newEmail !== null && <p className="max-w-prose text-ink-2">{t('change.waiting', { email: newEmail })}</p>}
        {isAsked && (
          <>
            <p className="max-w-prose text-ink-2">{t('askText', { email })}</p>
            <WriteAgain outbox={outbox} />
          </>
        )}
        <ChangeAddress isMailOff={isMailOff} />
      </div>
    </Card>
  )
}
