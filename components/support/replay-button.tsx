'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { useReason } from '@/lib/http/reason'
import type { EventView } from '@/lib/webhooks/event-view'
import { eventsAnswer, replayEvent } from './queries'
import { useEventWords } from './use-event-words'

/** Has an event done anew, and says whether it now can be. */
export function ReplayButton({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const words = useEventWords()
  const errorOf = useReason()
  const toast = useToast()
  const queries = useQueryClient()
  const replay = useMutation({
    mutationFn: () => replayEvent(event.id),
    onSuccess: ({ state, reason }) => {
      toast(state === 'ignored' ? t('stillIgnored', { reason: words.reasonOf(reason) ?? '' }) : t('willTry'))
      return queries.invalidateQueries({ queryKey: eventsAnswer.all })
    },
    onError: (error) => toast(t('failedTo', { reason: errorOf(error) })),
  })
  return (
    <Button
      size="small"
      pending={replay.isPending}
      aria-label={t('againName', { what: words.typeOf(event.type), id: event.object ?? event.id })}
      onClick={() => replay.mutate()}
    >
      {t('again')}
    </Button>
  )
}
