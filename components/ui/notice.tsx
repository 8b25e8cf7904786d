import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Tone, tones } from './tone'

type Props = {
  tone: Tone
  /** The fact, in bold; the children say cause and remedy. */
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** `alert` for what just happened because of the reader, `status` for what changed by itself; none for what was there on arrival. */
  role?: 'alert' | 'status'
}

export function Notice({ tone, title, children, action, role }: Props) {
  return (
    <div
      role={role}
      className={clsx(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-notice p-4 text-body',
        tones[tone],
      )}
    >
      <div className="min-w-0 max-w-[76ch] flex-1 basis-64">
        {title !== undefined && <strong className="font-semibold">{title}</strong>} {children}
      </div>
      {action !== undefined && <div className="flex shrink-0 gap-2">{action}</div>}
    </div>
  )
}
