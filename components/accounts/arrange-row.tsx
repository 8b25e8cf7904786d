'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { Icon } from '@/components/ui/icon'
import type { Direction } from './moves'

type Props = {
  id: string
  name: string
  isBank?: boolean
  isFirst: boolean
  isLast: boolean
  onMove: (direction: Direction) => void
}

export function moveButtonId(id: string, direction: Direction): string {
  return `move-${direction}-${encodeURIComponent(id)}`
}

/** A name with the two ways it can go. */
export function ArrangeRow({ id, name, isBank = false, isFirst, isLast, onMove }: Props) {
  const t = useTranslations('accounts.arrange')
  const ways = [
    { direction: 'up', icon: 'arrow-up', isShown: !isFirst },
    { direction: 'down', icon: 'arrow-down', isShown: !isLast },
  ] as const
  return (
    <div className={clsx('flex min-h-11 items-center gap-3 px-4 py-1.5 sm:px-6', !isBank && 'pl-14! sm:pl-16!')}>
      {isBank && <GlyphTile name={name} size="small" />}
      <span className={clsx('min-w-0 flex-1', isBank ? 'font-semibold' : 'font-medium')}>{name}</span>
      {ways.map(({ direction, icon, isShown }) =>
        isShown ? (
          <Button
            key={direction}
            id={moveButtonId(id, direction)}
            variant="ghost"
            shape="icon"
            aria-label={t(direction, { name })}
            onClick={() => onMove(direction)}
          >
            <Icon name={icon} />
          </Button>
        ) : (
          <span key={direction} className="size-8 shrink-0 pointer-coarse:size-11" />
        ),
      )}
    </div>
  )
}
