'use client'
import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Kbd } from '@/components/ui/kbd'

/** An id is too long to share a line with its name. */
export function IdLine({ name, id, shortcut }: { name: string; id: string; shortcut?: string }) {
  const t = useTranslations('support')
  return (
    <div>
      <dt className="text-ink-2">{name}</dt>
      <dd className="flex items-center gap-1">
        <code className="mr-auto font-mono text-meta break-all">{id}</code>
        {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
        <span className="-mr-1.5 pointer-coarse:-mr-3.5">
          <CopyButton text={id} label={t('copy', { what: name })} {...(shortcut && { shortcut })} />
        </span>
      </dd>
    </div>
  )
}
