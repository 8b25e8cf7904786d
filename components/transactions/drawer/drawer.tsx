'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { isForUs } from '@/components/shell/is-for-us'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError } from '@/lib/http/client'
import RowsFailed from '../list/rows-failed'
import type { Life } from '../queries'
import { type DrawerAccount, LifeView } from './life-view'

type Props = {
  life: UseQueryResult<Life>
  audience: 'holder' | 'staff'
  accountOf(id: string): DrawerAccount | undefined
  onClose: () => void
  onStep: (by: 1 | -1) => void
}

/** Below this it covers the page, and the page behind it waits. */
const beside = '(min-width: 760px)'

/** A transaction's life: beside the list where there is room, over it where there is less, and in its place on phones. */
export default function Drawer({ life, audience, accountOf, onClose, onStep }: Props) {
  const t = useTranslations('transactions.life')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const close = useRef(onClose)

  useEffect(() => {
    close.current = onClose
  })

  useLayoutEffect(() => {
    const element = dialog.current
    const room = matchMedia(beside)
    function open() {
      element?.close()
      if (room.matches) element?.show()
      else element?.showModal()
      element?.querySelector<HTMLElement>('h2')?.focus()
    }
    open()
    room.addEventListener('change', open)
    return () => {
      room.removeEventListener('change', open)
      element?.close()
    }
  }, [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !isForUs(event)) return
      event.preventDefault()
      close.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  // What is read out first may be replaced by what has come meanwhile.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) dialog.current?.querySelector<HTMLElement>('h2')?.focus()
  })

  const shown = life.data
  return (
    <dialog
      ref={dialog}
      data-drawer
      aria-labelledby={titleId}
      aria-busy={life.isFetching}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="fixed inset-0 top-[var(--strip)] left-auto z-popover m-0 hidden h-auto max-h-none w-full max-w-none flex-col border-line bg-surface text-body text-ink open:flex md:w-[400px] md:border-l md:max-xl:shadow-float"
    >
      <div className="flex min-h-12 shrink-0 items-center gap-1 border-b border-line px-4">
        <Button variant="ghost" shape="icon" aria-label={t('previous')} onClick={() => onStep(-1)}>
          <Icon name="chevron-right" className="-rotate-90" />
        </Button>
        <Button variant="ghost" shape="icon" aria-label={t('next')} onClick={() => onStep(1)}>
          <Icon name="chevron-right" className="rotate-90" />
        </Button>
        <Button variant="ghost" shape="icon" aria-label={t('close')} onClick={onClose} className="ml-auto">
          <Icon name="x" />
        </Button>
      </div>
      <div className="flex-1 overflow-y-auto overscroll-contain p-4 md:p-6">
        {life.error && <Failed error={life.error} life={life} titleId={titleId} />}
        {!life.error && shown && (
          <LifeView
            life={shown}
            isAwaited={life.isPlaceholderData}
            titleId={titleId}
            audience={audience}
            account={accountOf(shown.transaction.account)}
          />
        )}
        {!life.error && !shown && <Waiting titleId={titleId} />}
      </div>
      <p className="hidden shrink-0 justify-between border-t border-line px-6 py-3 text-meta text-ink-3 lg:pointer-fine:flex">
        <span className="flex items-center gap-1.5">
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t('keysMove')}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>Esc</Kbd> {t('keysClose')}
        </span>
      </p>
    </dialog>
  )
}

function Waiting({ titleId }: { titleId: string }) {
  const t = useTranslations('transactions.life')
  return (
    <div className="grid gap-4">
      <h2 id={titleId} tabIndex={-1} className="sr-only">
        {t('title')}
      </h2>
      <Skeleton className="h-10 w-48" />
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-24 w-full" />
    </div>
  )
}

function Failed({ error, life, titleId }: { error: Error; life: Props['life']; titleId: string }) {
  const t = useTranslations('transactions.life')
  const isMissing = error instanceof ApiError && error.status === 404
  return (
    <>
      <h2 id={titleId} tabIndex={-1} className={isMissing ? 'font-semibold' : 'sr-only'}>
        {t(isMissing ? 'missing' : 'title')}
      </h2>
      {isMissing ? (
        <p className="text-ink-2">{t('missingText')}</p>
      ) : (
        <RowsFailed error={error} onRetry={life.refetch} isRetrying={life.isFetching} />
      )}
    </>
  )
}
