'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Notice } from '@/components/ui/notice'
import { Timestamp } from '@/components/ui/timestamp'
import { useToast } from '@/components/ui/toast'
import type { SessionView } from '@/lib/auth/session-view'
import { useReason } from '@/lib/http/reason'
import { endOtherSessions, endSession, sessionsOptions } from './queries'

export function SessionList({ initial, idleMinutes }: { initial: SessionView[]; idleMinutes: number }) {
  const t = useTranslations('security.sessions')
  const reasonOf = useReason()
  const toast = useToast()
  const client = useQueryClient()
  const options = sessionsOptions(initial)
  const { data } = useQuery(options)
  const end = useMutation({
    mutationFn: (id: string | null) => (id === null ? endOtherSessions() : endSession(id)),
    onSuccess: () => {
      toast(t('ended'))
      return client.invalidateQueries({ queryKey: options.queryKey })
    },
  })
  return (
    <Card aria-labelledby="own-sessions">
      <CardHeader
        id="own-sessions"
        title={t('title')}
        aside={
          data.length > 1 && (
            <Button size="small" pending={end.isPending} onClick={() => end.mutate(null)}>
              {t('endOthers')}
            </Button>
          )
        }
      />
      {end.error && (
        <div className="px-4 pb-4">
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(end.error) })}
          </Notice>
        </div>
      )}
      <KeepFocus className="divide-y divide-line border-y border-line">
        {data.map((session) => (
          <Row key={session.id} session={session} pending={end.isPending} onEnd={() => end.mutate(session.id)} />
        ))}
      </KeepFocus>
      <p className="px-4 py-3 text-meta text-ink-3">{t('idle', { minutes: idleMinutes })}</p>
    </Card>
  )
}

function Row({ session, pending, onEnd }: { session: SessionView; pending: boolean; onEnd: () => void }) {
  const t = useTranslations('security.sessions')
  const { browser, system } = session
  const named = browser && system ? t('device', { browser, system }) : (browser ?? system)
  const device = named ?? t('unknown')
  return (
    <div className="flex min-h-14 items-center justify-between gap-x-4 px-4 py-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device} {session.is_current && <Badge tone="neutral">{t('here')}</Badge>}
        </p>
        <p className="text-meta text-ink-3">
          {t.rich('active', { time: () => <Timestamp at={session.last_seen_at} style="relative" /> })}
          {' · '}
          {t.rich('since', { time: () => <Timestamp at={session.created_at} /> })}
        </p>
      </div>
      {!session.is_current && (
        <Button
          size="small"
          className="shrink-0"
          aria-label={t('endLabel', { device })}
          pending={pending}
          onClick={onEnd}
        >
          {t('end')}
        </Button>
      )}
    </div>
  )
}
