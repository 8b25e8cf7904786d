import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

type Props = {
  email: string
  outbox: string | null
  /** Where a bank is linked only after it. */
  isNeeded: boolean
}

/** On every page, so it carries nothing: the message is asked for again in the settings. */
export async function ConfirmNotice({ email, outbox, isNeeded }: Props) {
  const t = await getTranslations('address')
  return (
    <div className="mb-6">
      <Notice
        tone="info"
        title={t('askTitle')}
        action={<ButtonLink href={outbox ?? paths.ownSettings}>{t(outbox === null ? 'settings' : 'open')}</ButtonLink>}
      >
        {t('askText', { email })} {isNeeded && t('needed')}
      </Notice>
    </div>
  )
}
