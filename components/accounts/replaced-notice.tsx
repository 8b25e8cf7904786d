import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/paths'
import type { Audience } from './audience'

/** Says where a replaced account goes on. */
export function ReplacedNotice({ id, audience }: { id: string; audience: Audience }) {
  const t = useTranslations('account.notice')
  const href = audience === 'holder' ? paths.account(id) : paths.supportAccount(id)
  return (
    <Notice tone="neutral" title={t('replacedTitle')} action={<ButtonLink href={href}>{t('replacedOpen')}</ButtonLink>}>
      {t('replacedBody')}
    </Notice>
  )
}
