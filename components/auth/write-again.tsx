'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { useToast } from '@/components/ui/toast'
import { useReason } from '@/lib/http/reason'
import { askToConfirm } from './queries'

/** What somebody can do whose address is not confirmed. `outbox` leads to the messages where they are shown. */
export function WriteAgain({ outbox }: { outbox: string | null }) {
  const t = useTranslations('address')
  const toast = useToast()
  const reasonOf = useReason()
  const ask = useMutation({
    mutationFn: askToConfirm,
    onSuccess: () => toast(t('written')),
    onError: (error) => toast(t('failed', { reason: reasonOf(error) })),
  })
  return (
    <div className="flex flex-wrap gap-2">
      {outbox !== null && <ButtonLink href={outbox}>{t('open')}</ButtonLink>}
      <Button pending={ask.isPending} onClick={() => ask.mutate()}>
        {t('again')}
      </Button>
    </div>
  )
}
