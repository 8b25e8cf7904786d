import { Notice } from '@/components/ui/notice'
import { getTranslations } from '@/lib/i18n/get-translations'
import { WriteAgain } from './write-again'

type Props = {
  email: string
  outbox: string | null
  /** Where a bank is linked only after it. */
  isNeeded: boolean
}

export async function ConfirmNotice({ email, outbox, isNeeded }: Props) {
  const t = await getTranslations('address')
  return (
    <div className="mb-6">
      <Notice tone="info" title={t('askTitle')} action={<WriteAgain outbox={outbox} />}>
        {t('askText', { email })} {isNeeded && t('needed')}
      </Notice>
    </div>
  )
}
