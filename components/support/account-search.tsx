'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { useSettled } from '@/components/ui/use-settled'
import { useReason } from '@/lib/http/reason'
import { paths } from '@/lib/paths'
import { idPrefixes, isWholeId } from './known-id'
import { searchOptions } from './queries'
import { SearchHints } from './search-hints'
import { SearchResults } from './search-results'

/** The page is its search box. A whole id that names one account opens it without a list between. */
export function AccountSearch({ initialText }: { initialText: string }) {
  const t = useTranslations('support')
  const say = useTranslations('errors')
  const router = useRouter()
  const reasonOf = useReason()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(initialText)
  const asked = useSettled(text.trim())
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(searchOptions(asked))
  const hits = data?.data ?? []
  const [only] = hits
  const target = only && hits.length === 1 && !isPlaceholderData ? paths.supportAccount(only.account.id) : null
  const goesStraight = target !== null && isWholeId(asked)

  useEffect(() => {
    box.current?.focus()
    // Typed while the page was still waking up: React keeps such text in the box, but says nothing of it.
    setText(box.current?.value ?? '')
  }, [])

  useEffect(() => {
    // Kept in the address, so that coming back from an account finds the list again.
    window.history.replaceState(null, '', asked ? `?${new URLSearchParams({ q: asked })}` : window.location.pathname)
  }, [asked])

  useEffect(() => {
    if (goesStraight && target !== null && asked !== initialText) router.push(target)
  }, [goesStraight, target, asked, initialText, router])

  function open(event: FormEvent) {
    event.preventDefault()
    if (target !== null) router.push(target)
  }

  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <search>
          <form method="get" onSubmit={open} className="relative">
            <Icon name="search" size={20} className="pointer-events-none absolute top-[18px] left-4 text-ink-3" />
            <input
              ref={box}
              type="search"
              name="q"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              aria-label={t('label')}
              placeholder={t('placeholder')}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              data-shortcut="/"
              className="h-14 w-full rounded-notice border border-line-strong bg-surface pr-12 pl-12 text-ellipsis text-touch pointer-coarse:pr-4 text-ink placeholder:text-ink-3 sm:text-title [&::-webkit-search-cancel-button]:hidden sm:font-normal"
            />
            <span className="pointer-events-none absolute top-[18px] right-4">
              <Kbd>/</Kbd>
            </span>
          </form>
        </search>
        <p className="flex flex-wrap items-center gap-2 text-meta text-ink-3">
          {t('ids')}
          {idPrefixes.map((prefix) => (
            <code key={prefix} className="rounded-kbd bg-sunken px-1.5 py-0.5 font-mono text-ink-2">
              {prefix}
            </code>
          ))}
        </p>
      </div>
      {error && (
        <Notice
          tone="critical"
          role="alert"
          action={
            <Button size="small" pending={isFetching} onClick={() => refetch()}>
              {say('retry')}
            </Button>
          }
        >
          {t('failed', { reason: reasonOf(error) })}
        </Notice>
      )}
      {!data && !error && !isFetching && <SearchHints />}
      {data && <SearchResults hits={hits} hasMore={data.has_more} text={asked} isOld={isPlaceholderData} />}
    </div>
  )
}
