'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'

type Props = { q: string | undefined; onSearch: (q: string | undefined) => void }

/** Shorter than this between two letters is one word being typed. */
const pauseMs = 180

export function SearchField({ q = '', onSearch }: Props) {
  const t = useTranslations('transactions')
  const [text, setText] = useState(q)
  /** Sent, and not yet seen in the address. */
  const sent = useRef<string[]>([])
  const search = useRef(onSearch)

  useEffect(() => {
    search.current = onSearch
  })

  // Back and "Clear filters" change what is searched for; what was sent from here must not overwrite what was typed since.
  useEffect(() => {
    const at = sent.current.indexOf(q)
    if (at === -1) setText(q)
    sent.current = sent.current.slice(at === -1 ? sent.current.length : at + 1)
  }, [q])

  useEffect(() => {
    const wanted = text.trim()
    if (wanted === (sent.current.at(-1) ?? q)) return
    const timer = setTimeout(() => {
      sent.current.push(wanted)
      search.current(wanted || undefined)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [text, q])

  return (
    <div className="relative">
      <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-2" />
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        data-shortcut="/"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="h-8! pl-9! sm:pr-10!"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2">
        {text === '' && <Kbd>/</Kbd>}
      </span>
    </div>
  )
}
