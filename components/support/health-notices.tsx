'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { Timestamp } from '@/components/ui/timestamp'
import { paths } from '@/lib/paths'
import type { HealthView } from '@/lib/webhooks/health-view'
import { healthOptions } from './queries'

type Props = {
  initial: HealthView
  /** Left out where failed events stand in the list below. */
  withFailed?: true
}

/** What keeps the product from hearing of the banks in time; nothing where all is well. Follows what changes while the page is open. */
export function HealthNotices({ initial, withFailed }: Props) {
  const t = useTranslations('events.health')
  const { data } = useQuery(healthOptions(initial))
  const { is_told, failed, refused } = data
  return (
    <div role="status" className="mb-6 grid gap-3 empty:mb-0">
      {!is_told && (
        <Notice tone="caution" title={t('asking')}>
          {t('askingText')}
        </Notice>
      )}
      {refused !== null && <Refused refused={refused} />}
      {withFailed && failed > 0 && (
        <Notice
          tone="critical"
          title={t('failed', { count: failed })}
          action={<ButtonLink href={`${paths.supportEvents}?state=failed`}>{t('show')}</ButtonLink>}
        >
          {t('failedText')}
        </Notice>
      )}
    </div>
  )
}

function Refused({ refused: { count, since, causes } }: { refused: NonNullable<HealthView['refused']> }) {
  const t = useTranslations('events.health')
  return (
    <Notice tone="caution" title={t.rich('refused', { count, time: () => <Timestamp at={since} /> })}>
      {causes.map((cause) => t(`causes.${cause}`)).join(' ')} {t('refusedText')}
    </Notice>
  )
}
