'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Timestamp } from '@/components/ui/timestamp'
import type { Tone } from '@/components/ui/tone'
import { paths } from '@/lib/paths'
import type { EventView } from '@/lib/webhooks/event-view'
import { ReplayButton } from './replay-button'
import { useEventWords } from './use-event-words'

const cell = 'px-2 py-2 align-top md:first:pl-4 md:last:pr-4 max-md:block max-md:px-4 max-md:py-0.5'

/** Done is as it should be, and has no badge. */
const tones: Record<Exclude<EventView['state'], 'applied'>, Tone> = {
  waiting: 'info',
  failed: 'critical',
  ignored: 'neutral',
}

export function EventRow({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const { typeOf } = useEventWords()
  const words = typeOf(event.type)
  return (
    <tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2">
      <td className={`${cell} max-md:col-span-2`}>
        <span className="block font-medium">{words}</span>
        {words !== event.type && (
          <code className="block break-all font-mono text-meta text-ink-3">{shortType(event.type)}</code>
        )}
      </td>
      <td className={`${cell} font-mono text-meta max-md:col-span-2`}>
        <About event={event} />
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <Timestamp at={event.created} className="inline-block first-letter:uppercase" />
        {event.source === 'catch_up' && <span className="block text-meta text-ink-3">{t('asked')}</span>}
      </td>
      <td className={`${cell} max-md:col-span-2 max-md:row-start-4`}>
        {event.state === 'applied' ? (
          <span className="text-ink-2">{t('states.applied')}</span>
        ) : (
          <Badge tone={tones[event.state]}>{t(`states.${event.state}`)}</Badge>
        )}
        <Fate event={event} />
      </td>
      <td className={`${cell} text-right max-md:col-start-2 max-md:row-start-3`}>
        {(event.state === 'failed' || event.state === 'ignored') && <ReplayButton event={event} />}
      </td>
    </tr>
  )
}

/** Of the words we have, each begins alike. */
function shortType(type: string): string {
  return type.replace(/^financial_connections\./, '')
}

/** Leads to the account where there can be one here: what is ignored is mostly nobody's. */
function About({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const { object } = event
  const isAccount = object?.startsWith('fca_') && event.state !== 'ignored'
  return (
    <>
      {isAccount && (
        <Link
          href={paths.supportAccount(object ?? '')}
          data-row
          prefetch={false}
          className="break-all rounded-kbd text-accent hover:underline touch"
        >
          {object}
        </Link>
      )}
      {!isAccount && (object === null ? <span className="font-sans text-ink-3">{t('noObject')}</span> : object)}
      {event.stripe_account && (
        <span className="block text-ink-3">{t('underAccount', { id: event.stripe_account })}</span>
      )}
      <span className="block break-all text-ink-3">{event.id}</span>
    </>
  )
}

function Fate({ event: { state, reason, attempts } }: { event: EventView }) {
  const t = useTranslations('events')
  const { reasonOf } = useEventWords()
  const lines = [
    state === 'ignored' || attempts > 0 ? reasonOf(reason) : null,
    state === 'failed' ? t('gaveUp', { count: attempts }) : null,
    state === 'waiting' ? t('attempts', { count: attempts }) : null,
  ].filter((line) => line !== null)
  return lines.map((line) => (
    <span key={line} className="mt-0.5 block max-w-[44ch] text-meta text-ink-3">
      {line}
    </span>
  ))
}
