'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useReason } from '@/lib/http/reason'
import { useProved } from '@/lib/http/use-proved'
import { downloadOwnData } from './queries'

const kilobytesOf = (bytes: number) => Math.ceil(bytes / 1000)

/** Everything that is held about the reader, as a file. */
export function DownloadCard() {
  const t = useTranslations('ownData.download')
  const reasonOf = useReason()
  const [bytes, setBytes] = useState<{ count: number; isAll: boolean } | null>(null)
  const { proof, error, isAsking, ask } = useProved({
    act: () => downloadOwnData((count) => setBytes({ count, isAll: false })),
    onDone: (count) => setBytes({ count, isAll: true }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isAsking) return
    setBytes(null)
    ask({}, new FormData(event.currentTarget))
  }

  return (
    <Card aria-labelledby="own-data">
      <CardHeader id="own-data" title={t('title')} />
      <form method="post" onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <div className="grid max-w-prose gap-2 text-ink-2">
          <p>{t('text')}</p>
          <p>{t('never')}</p>
        </div>
        {proof !== 'none' && (
          <div className="grid max-w-80 gap-4">
            <ProofFields proof={proof} />
          </div>
        )}
        {error && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(error) })}
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" pending={isAsking}>
            {t(proof === 'none' ? 'start' : 'goOn')}
          </Button>
          <p role="status" className="text-meta text-ink-3 tabular-nums">
            {bytes && !error && t(bytes.isAll ? 'done' : 'soFar', { kilobytes: kilobytesOf(bytes.count) })}
          </p>
        </div>
      </form>
    </Card>
  )
}
