'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Loading } from '@/components/ui/loading'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { Timestamp } from '@/components/ui/timestamp'
import { useReason } from '@/lib/http/reason'
import type { OwnerView } from '@/lib/owners/owner-view'
import { ownersOptions } from './queries'

type Props = { account: string; ownership: string; isMasked: boolean }

export function OwnerList({ account, ownership, isMasked }: Props) {
  const t = useTranslations('owners')
  const say = useTranslations('errors')
  const reasonOf = useReason()
  const { data, error, refetch, isFetching } = useQuery(ownersOptions(account, ownership))
  if (error) {
    const retry = (
      <Button size="small" pending={isFetching} onClick={() => refetch()}>
        {say('retry')}
      </Button>
    )
    return (
      <Notice tone="critical" role="alert" action={retry}>
        {t('failed', { reason: reasonOf(error) })}
      </Notice>
    )
  }
  if (!data) {
    return (
      <Loading label={t('reading')}>
        <Skeleton className="h-5 w-40" />
        <Skeleton className="mt-2 h-5 w-56" />
      </Loading>
    )
  }
  if (data.data.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <>
      <ul className="grid gap-4">
        {data.data.map((owner) => (
          <li key={owner.id}>
            <OwnerFacts owner={owner} />
          </li>
        ))}
      </ul>
      {data.has_more && <p className="mt-3 text-meta text-ink-3">{t('more')}</p>}
      {isMasked && <p className="mt-3 text-meta text-ink-3">{t('masked')}</p>}
    </>
  )
}

const fields = [
  ['name', 'name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['raw_address', 'address'],
] as const

const secondMs = 1000

function OwnerFacts({ owner }: { owner: OwnerView }) {
  const t = useTranslations('owners')
  return (
    <KeyValues>
      {fields.map(([field, label]) => (
        <KeyValue key={field} name={t(label)}>
          {owner[field] ?? <span className="text-ink-3">{t('notGiven')}</span>}
        </KeyValue>
      ))}
      {owner.refreshed_at !== null && (
        <KeyValue name={t('read')}>
          <Timestamp
            at={new Date(owner.refreshed_at * secondMs).toISOString()}
            className="inline-block first-letter:uppercase"
          />
        </KeyValue>
      )}
    </KeyValues>
  )
}
