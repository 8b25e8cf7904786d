'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import DisconnectDialog from '@/components/accounts/disconnect-dialog'
import { SharedDetails } from '@/components/sharing/shared-details'
import { SharedSummary } from '@/components/sharing/shared-summary'
import { Button } from '@/components/ui/button'
import type { SharedView } from '@/lib/sharing/sharing-view'

/** One account: what of it is shared in a line, and opened all there is to know, with the way to stop. */
export function SharedRow({ shared }: { shared: SharedView }) {
  const t = useTranslations('sharing')
  const router = useRouter()
  const [isStopping, setStopping] = useState(false)
  const { account } = shared

  function close() {
    setStopping(false)
    router.refresh()
  }

  return (
    <details className="group">
      <SharedSummary shared={shared} />
      <SharedDetails shared={shared} />
      {account.status !== 'disconnected' && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t border-line px-4 py-3 sm:pl-[68px]">
          <p className="text-pretty text-ink-2">{t('stopping')}</p>
          <Button onClick={() => setStopping(true)}>{t('stop')}</Button>
        </div>
      )}
      <DisconnectDialog account={account} open={isStopping} onClose={close} />
    </details>
  )
}
