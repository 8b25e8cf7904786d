'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import type { Arrivals } from './arrivals'

type Props = { arrivals: Arrivals; isAway: boolean; onShow: () => void }

/** Says how much came; to somebody who reads further down, as a small button that leads there. */
export function NewRows({ arrivals, isAway, onShow }: Props) {
  const t = useTranslations('transactions')
  const [seen, setSeen] = useState(arrivals)
  // At the top of the list everything new is in sight.
  if (!isAway && seen !== arrivals) setSeen(arrivals)
  const words = arrivals.count > 0 && t('arrived', { count: arrivals.count })
  return (
    <>
      <p role="status" className="sr-only">
        {words && <span key={[...arrivals.before.keys()].join()}>{words}</span>}
      </p>
      {words && isAway && seen !== arrivals && (
        <div className="pointer-events-none sticky top-[calc(var(--list-top)+36px)] z-popover h-0 text-center">
          <button
            type="button"
            onClick={onShow}
            className="pop-in pointer-events-auto inline-flex h-8 items-center gap-1.5 rounded-full border border-line bg-float px-3 font-medium text-accent shadow-float touch"
          >
            <Icon name="arrow-right" className="-rotate-90" />
            {t('newRows', { count: arrivals.count })}
          </button>
        </div>
      )}
    </>
  )
}
