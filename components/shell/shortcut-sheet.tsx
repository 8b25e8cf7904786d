'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Destination } from './navigation'

type Props = { onClose: () => void; pages: readonly Destination[] }

/** Loaded when somebody asks for it. */
export default function ShortcutSheet({ onClose, pages }: Props) {
  const t = useTranslations('shell')
  const isStaff = pages.some(({ name }) => name === 'find')
  const lines = [
    ...pages.map((page) => [t('shortcutGo', { page: t(page.name) }), 'G', page.key.toUpperCase()] as const),
    [t('palette.title'), 'Ctrl', 'K'],
    [t('shortcutSearch'), '/'],
    [t('shortcutRows'), 'J', 'K'],
    [t('shortcutOpen'), 'Enter'],
    [t('shortcutRefresh'), 'R'],
    ...(isStaff ? [[t('shortcutCopy'), 'C'] as const] : []),
    [t('shortcutClose'), 'Esc'],
    [t('shortcutSheet'), '?'],
  ] as const
  return (
    <Dialog open onClose={onClose} title={t('shortcuts')} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <dl className="mt-4 grid gap-2">
        {lines.map(([words, ...keys]) => (
          <div key={words} className="flex items-baseline justify-between gap-4">
            <dt>{words}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded-kbd border border-line bg-surface px-1.5 font-sans text-meta text-ink-2"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
