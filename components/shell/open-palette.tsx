'use client'
import { clsx } from 'clsx'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { useOverlay } from './overlays'

/** `icon` where there is no room for words. */
export function OpenPalette({ show }: { show: 'words' | 'icon' }) {
  const t = useTranslations('shell')
  const open = useOverlay()
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iP(hone|ad)/.test(navigator.platform),
    () => false,
  )
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={show === 'icon' ? t('palette.title') : undefined}
      onClick={() => open('palette')}
      className={clsx(
        'inline-flex items-center gap-2 rounded-control touch',
        show === 'words'
          ? 'h-8 w-full border border-line bg-surface px-2 text-ink-3 hover:border-line-strong'
          : 'size-8 justify-center text-ink-2 hover:bg-hover',
      )}
    >
      <Icon name="search" />
      {show === 'words' && (
        <>
          <span className="flex-1 text-left">{t('palette.title')}</span>
          <Kbd>{isApple ? '⌘ K' : 'Ctrl K'}</Kbd>
        </>
      )}
    </button>
  )
}

const never = () => () => {}
