'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Loading } from '@/components/ui/loading'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { useReason } from '@/lib/http/reason'
import { MaskedOwner } from './masked-owner'
import { OwnerFacts } from './owner-facts'
import { ownersOptions } from './queries'

type Props = { account: string; ownership: string; isMasked: boolean }

export default function OwnerList({ account, ownership, isMasked }: Props) {
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
            {isMasked ? <MaskedOwner account={account} owner={owner} /> : <OwnerFacts owner={owner} />}
          </li>
        ))}
      </ul>
      {data.has_more && <p className="mt-3 text-meta text-ink-3">{t('more')}</p>}
      {isMasked && <p className="mt-3 text-meta text-ink-3">{t('masked')}</p>}
    </>
  )
}
