'use client'
import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'

type Reading = {
  error: Error | null
  refetch: () => unknown
  isFetching: boolean
  isPlaceholderData: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

type Props = {
  title: string
  filter: ReactNode
  /** `end` stands over numbers, `hidden` over what only a screen reader needs a heading for. */
  columns: ReadonlyArray<{ name: string; label: string; heading?: 'end' | 'hidden' }>
  reading: Reading
  words: { readFailed: string; older: string; end: string }
  /** What is said in place of rows. */
  empty: ReactNode
  rows: ReactNode[]
}

/** A long table of staff's: filter, rows, the way to older ones, and what is said where there are none or reading failed. */
export function StaffList({ title, filter, columns, reading, words, empty, rows }: Props) {
  const id = useId()
  return (
    <Card aria-labelledby={id} aria-busy={reading.isPlaceholderData} className="min-w-0">
      <CardHeader id={id} title={title} aside={filter} />
      {reading.error && <ReadFailed words={words.readFailed} reading={reading} error={reading.error} />}
      <KeepFocus className={clsx('transition-opacity duration-hover', reading.isPlaceholderData && 'opacity-60')}>
        {rows.length === 0 ? (
          !reading.error && empty
        ) : (
          <table className="w-full border-t border-line max-md:block">
            <thead className="max-md:sr-only">
              <tr className="border-b border-line text-left text-meta text-ink-3">
                {columns.map(({ name, label, heading }) => (
                  <th
                    key={name}
                    scope="col"
                    className={clsx('px-2 py-2 font-normal first:pl-4 last:pr-4', heading === 'end' && 'text-right')}
                  >
                    {heading === 'hidden' ? <span className="sr-only">{label}</span> : label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line max-md:block">{rows}</tbody>
          </table>
        )}
      </KeepFocus>
      {rows.length > 0 && (
        <KeepFocus className="grid place-items-center border-t border-line px-4 py-2 text-meta text-ink-3">
          {reading.hasNextPage ? (
            <Button pending={reading.isFetchingNextPage} onClick={() => reading.fetchNextPage()}>
              {words.older}
            </Button>
          ) : (
            <p className="py-2">{words.end}</p>
          )}
        </KeepFocus>
      )}
    </Card>
  )
}

function ReadFailed({ words, reading, error }: { words: string; reading: Reading; error: Error }) {
  const say = useTranslations('errors')
  const reasonOf = useReason()
  const retry = (
    <Button size="small" pending={reading.isFetching} onClick={() => reading.refetch()}>
      {say('retry')}
    </Button>
  )
  return (
    <div className="px-4 pb-4">
      <Notice tone="critical" role="alert" title={words} action={retry}>
        {reasonOf(error)}
      </Notice>
    </div>
  )
}
