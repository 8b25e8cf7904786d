'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { Segmented } from '@/components/ui/segmented'
import { api, paths } from '@/lib/paths'
import { type AuditFilter, auditKinds } from './audit-choices'

/** Whose rows, or all; and the way to take them with one. */
export function AuditFilterBar({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('audit')
  const router = useRouter()
  const [kind, setKind] = useState(filter?.kind ?? 'subject')
  const options = auditKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))
  const query = filter ? `?${new URLSearchParams({ [filter.kind]: filter.id })}` : ''

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const id = String(new FormData(event.currentTarget).get('id') ?? '').trim()
    router.push(id ? `${paths.supportAudit}?${new URLSearchParams({ [kind]: id })}` : paths.supportAudit)
  }

  return (
    <form method="post" onSubmit={submit} className="mb-6 flex flex-wrap items-center gap-2">
      <Segmented label={t('kind')} options={options} value={kind} onChange={setKind} />
      <div className="min-w-0 basis-[280px]">
        <Input
          key={filter?.id}
          name="id"
          aria-label={t(`kinds.${kind}`)}
          placeholder={t(`examples.${kind}`)}
          defaultValue={filter?.id}
          maxLength={255}
          autoComplete="off"
          className="font-mono"
        />
      </div>
      <Button type="submit">{t('show')}</Button>
      {filter && (
        <Link href={paths.supportAudit} className={buttonStyle({ variant: 'ghost' })}>
          {t('showAll')}
        </Link>
      )}
      <a
        href={api.auditExport + query}
        download
        className={`${buttonStyle({ variant: 'ghost' })} max-sm:-ml-3 sm:ml-auto`}
      >
        {t('export')}
      </a>
    </form>
  )
}
