'use client'
import { clsx } from 'clsx'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import type { Destination } from '../navigation'
import { type Entry, entryGroups } from './entry'
import { useEntries, type Ways } from './use-entries'

type Props = Ways & { pages: readonly Destination[]; onClose: () => void }

/** Everything that has a name, found by it. Loaded when somebody asks for it. */
export default function Palette({ pages, onClose, ...ways }: Props) {
  const t = useTranslations('shell')
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { found, isFetching } = useEntries(pages, text, ways)
  const groups = entryGroups.map((group) => ({ group, entries: found.filter((entry) => entry.group === group) }))
  const ordered = groups.flatMap(({ entries }) => entries)
  const current = ordered[Math.min(at, ordered.length - 1)]

  // Before the browser takes the element away: closing is what gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  useEffect(() => {
    if (current) document.getElementById(idOf(listId, current))?.scrollIntoView({ block: 'nearest' })
  }, [current, listId])

  function run(entry: Entry) {
    // First, so that what it opens or focuses is not under us.
    dialog.current?.close()
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = ordered.length - 1
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, PageDown: last, PageUp: 0 }[
      event.key
    ]
    if (next !== undefined) setAt(next)
    else if (event.key === 'Enter' && current) run(current)
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t('palette.title')}
      onClose={onClose}
      closedby="any"
      className="mt-[10vh] w-[min(560px,calc(100vw-32px))] overflow-hidden rounded-card border border-line bg-float p-0 text-body text-ink shadow-float open:dialog-in"
    >
      <div className="relative border-b border-line">
        <Icon name="search" className="pointer-events-none absolute top-4 left-4 text-ink-3" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current && idOf(listId, current)}
          aria-autocomplete="list"
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent pr-4 pl-11 text-touch text-ink outline-none placeholder:text-ink-3 sm:text-body"
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={t('palette.title')}
        className="max-h-[min(420px,60vh)] overflow-y-auto p-2"
      >
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ group, entries }) => (
            <fieldset key={group} aria-labelledby={`${listId}-${group}`} className="not-first:mt-2">
              <p id={`${listId}-${group}`} className="px-2 py-1 text-meta text-ink-3">
                {t(`palette.groups.${group}`)}
              </p>
              {entries.map((entry) => (
                <Line
                  key={entry.id}
                  id={idOf(listId, entry)}
                  entry={entry}
                  isCurrent={entry === current}
                  onPoint={() => setAt(ordered.indexOf(entry))}
                  onRun={() => run(entry)}
                />
              ))}
            </fieldset>
          ))}
      </div>
      <p role="status" className="sr-only">
        {isFetching ? '' : t('palette.count', { count: ordered.length })}
      </p>
    </dialog>
  )
}

type LineProps = { id: string; entry: Entry; isCurrent: boolean; onPoint: () => void; onRun: () => void }

function Line({ id, entry, isCurrent, onPoint, onRun }: LineProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isCurrent}
      onPointerMove={isCurrent ? undefined : onPoint}
      onClick={onRun}
      className={clsx(
        'flex min-h-9 w-full text-left cursor-default items-center gap-3 rounded-control px-2 py-1.5 touch',
        isCurrent && 'bg-neutral-wash',
      )}
    >
      <Icon name={entry.icon} className="text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint && <span className="max-w-[50%] truncate text-meta text-ink-3">{entry.hint}</span>}
    </button>
  )
}

function idOf(listId: string, entry: Entry): string {
  return `${listId}-${entry.id}`
}
