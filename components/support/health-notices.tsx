import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

type Props = {
  health: {
    /** Whether Stripe tells us at once. */
    isTold: boolean
    failed: number
  }
}

/** What keeps the product from hearing of the banks in time; nothing where all is well. */
export async function HealthNotices({ health: { isTold, failed } }: Props) {
  const t = await getTranslations('events')
  if (isTold && failed === 0) return null
  return (
    <div className="mb-6 grid gap-3">
      {!isTold && (
        <Notice tone="caution" title={t('health.asking')}>
          {t('health.askingText')}
        </Notice>
      )}
      {failed > 0 && (
        <Notice
          tone="critical"
          title={t('health.failed', { count: failed })}
          action={<ButtonLink href={`${paths.supportEvents}?state=failed`}>{t('health.show')}</ButtonLink>}
        >
          {t('health.failedText')}
        </Notice>
      )}
    </div>
  )
}
