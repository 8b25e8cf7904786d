'use client'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'

type Props = {
  /** What it filters by: "Status". */
  name: string
  /** What it is set to, null where it lets everything through. */
  value: string | null
  onClear: () => void
  children: (close: () => void) => ReactNode
}

/** A filter: its name while it does nothing; its value, and a way to take it off, while it does. */
export function Chip({ name, value, onClear, children }: Props) {
  const t = useTranslations('transactions.filters')
  const isOn = value !== null
  return (
    <span
      className={clsx(
        'inline-flex shrink-0 items-center rounded-control border font-medium',
        isOn ? 'border-transparent bg-accent-wash text-accent' : 'border-line text-ink-2',
      )}
    >
      <Popover
        label={name}
        triggerClassName={clsx(
          'inline-flex h-7 max-w-64 items-center gap-1 rounded-control px-2 max-lg:h-9',
          isOn && 'pr-1',
        )}
        trigger={
          isOn ? (
            <span className="truncate">
              <span className="sr-only">{name}: </span>
              {value}
            </span>
          ) : (
            <>
              {name}
              <Icon name="chevron-right" size={16} className="rotate-90" />
            </>
          )
        }
      >
        {children}
      </Popover>
      {isOn && (
        <button
          type="button"
          aria-label={t('remove', { name })}
          onClick={onClear}
          className="grid h-7 w-7 place-items-center rounded-control max-lg:h-9 max-lg:w-9 hover:bg-hover"
        >
          <Icon name="x" />
        </button>
      )}
    </span>
  )
}
