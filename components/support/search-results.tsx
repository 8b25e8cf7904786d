'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { SearchHit } from '@/lib/search/search-hit'
import { isWholeId } from './known-id'
import { SearchRow } from './search-row'

type Props = {
  hits: readonly SearchHit[]
  /** There are more than these. */
  hasMore: boolean
  text: string
  /** Still the answer to what was typed before. */
  isOld: boolean
}

const columns = ['account', 'holder', 'matched', 'status'] as const

export function SearchResults({ hits, hasMore, text, isOld }: Props) {
  const t = useTranslations('support')
  return (
    <div aria-busy={isOld} className={clsx('grid gap-2 transition-opacity duration-hover', isOld && 'opacity-60')}>
      <p role="status" className="text-meta text-ink-3">
        {t(hasMore ? 'countMore' : 'count', { count: hits.length })}
      </p>
      {hits.length === 0 ? (
        <Card>
          <EmptyState title={t('noneTitle', { q: text })}>{t(isWholeId(text) ? 'noneId' : 'noneBody')}</EmptyState>
        </Card>
      ) : (
        <Card className="overflow-clip">
          <table className="w-full max-md:block">
            <thead className="max-md:sr-only">
              <tr className="border-b border-line text-left text-meta text-ink-3">
                {columns.map((column) => (
                  <th key={column} scope="col" className="px-4 py-2 font-normal">
                    {t(`columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line max-md:block">
              {hits.map((hit) => (
                <SearchRow key={hit.account.id} hit={hit} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </div>
  )
}
