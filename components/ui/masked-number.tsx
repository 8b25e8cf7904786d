'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'

/** "•••• 6789", read as "ending in 6789". Nothing where the bank gave no digits. */
export function MaskedNumber({ last4, className }: { last4: string | null; className?: string }) {
  const t = useTranslations('common')
  if (!last4) return null
  return (
    <span className={clsx('whitespace-nowrap tabular-nums', className)}>
      <span aria-hidden="true">•••• {last4}</span>
      <span className="sr-only">{t('endingIn', { last4 })}</span>
    </span>
  )
}
