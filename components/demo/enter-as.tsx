'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { ApiError } from '@/lib/http/client'
import { type DemoPerson, enterAs } from './queries'

const people = [
  { as: 'customer', name: 'enterCustomer', text: 'enterCustomerText', icon: 'user' },
  { as: 'newcomer', name: 'enterNewcomer', text: 'enterNewcomerText', icon: 'user-plus' },
  { as: 'support', name: 'enterSupport', text: 'enterSupportText', icon: 'headphones' },
  { as: 'admin', name: 'enterPresenter', text: 'enterPresenterText', icon: 'presentation' },
] as const

/** One press, and you are somebody. Simulator only. */
export function EnterAs() {
  const t = useTranslations('home')
  const [entering, setEntering] = useState<DemoPerson | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function enter(as: DemoPerson) {
    if (entering) return
    setEntering(as)
    setFailure(null)
    try {
      const { redirect } = await enterAs(as)
      location.assign(redirect)
    } catch (error) {
      setEntering(null)
      setFailure(t('enterFailed', { reason: error instanceof ApiError ? error.message : String(error) }))
    }
  }

  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {people.map(({ as, name, text, icon }) => (
          <li key={as} className="first:rounded-t-card last:rounded-b-card">
            <button
              type="button"
              aria-busy={entering === as || undefined}
              onClick={() => enter(as)}
              className="flex w-full items-center gap-3 rounded-[inherit] px-3 py-3 text-left transition-colors duration-hover hover:bg-hover"
            >
              <span className="grid size-8 shrink-0 place-items-center rounded-control bg-neutral-wash text-ink-2">
                <Icon name={icon} />
              </span>
              <span className="flex-1">
                <span className="block font-medium">{t(name)}</span>
                <span className="block text-meta text-ink-3">{t(text)}</span>
              </span>
              {entering === as ? <Spinner /> : <Icon name="arrow-right" className="text-ink-2" />}
            </button>
          </li>
        ))}
      </ul>
      {failure && (
        <Notice tone="critical" role="alert">
          {failure}
        </Notice>
      )}
    </div>
  )
}
