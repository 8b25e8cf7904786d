'use client'
import { useTranslations } from 'use-intl'
import { Link } from '@/components/ui/link'
import { Timestamp } from '@/components/ui/timestamp'
import { auditActions } from '@/lib/audit/actions'
import type { EntryView } from '@/lib/audit/entry-view'
import { paths } from '@/lib/paths'
import type { AuditFilter } from './audit-choices'
import { AuditDetail } from './audit-detail'

const cell = 'px-2 py-2 align-top md:first:pl-4 md:last:pr-4 max-md:block max-md:px-4 max-md:py-0.5'
const itself = ['system', 'webhook', 'sweep', 'command'] as const

export function AuditRow({ entry }: { entry: EntryView }) {
  const t = useTranslations('audit')
  const known = auditActions.find((action) => action === entry.action)
  return (
    <tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2">
      <td className={`${cell} whitespace-nowrap`}>
        <Timestamp at={entry.at} className="inline-block first-letter:uppercase" />
        <span className="block text-meta text-ink-3 tabular-nums">{t('row', { id: entry.id })}</span>
      </td>
      <td className={`${cell} whitespace-nowrap max-md:text-right`}>
        <Who entry={entry} />
      </td>
      <td className={`${cell} max-md:col-span-2`}>
        <span className="block font-medium">{known ? t(`actions.${known}`) : entry.action}</span>
        <AuditDetail detail={entry.detail} />
      </td>
      <td className={`${cell} font-mono text-meta max-md:col-span-2`}>
        {entry.subject !== null && <Rows kind="subject" id={entry.subject} />}
        {entry.holder_id !== null && (
          <span className="block text-ink-3 xl:whitespace-nowrap">
            {t.rich('ofHolder', { id: () => <Rows kind="holder" id={entry.holder_id ?? ''} /> })}
          </span>
        )}
      </td>
    </tr>
  )
}

function Who({ entry: { actor, actor_name, actor_role } }: { entry: EntryView }) {
  const t = useTranslations('audit')
  const product = itself.find((each) => each === actor)
  if (product) return t(`actors.${product}`)
  const role = (['customer', 'support', 'admin'] as const).find((each) => each === actor_role)
  return (
    <>
      <Link
        href={addressOf({ kind: 'actor', id: actor })}
        prefetch={false}
        className="rounded-kbd text-accent hover:underline touch"
      >
        {actor_name ?? t('formerUser')}
      </Link>
      {role && <span className="block text-meta text-ink-3">{t(`roles.${role}`)}</span>}
    </>
  )
}

/** Leads to everything else in the log about it. */
function Rows({ kind, id }: { kind: 'subject' | 'holder'; id: string }) {
  return (
    <Link
      href={addressOf({ kind, id })}
      prefetch={false}
      className="break-all rounded-kbd text-accent hover:underline touch"
    >
      {id}
    </Link>
  )
}

function addressOf({ kind, id }: NonNullable<AuditFilter>): string {
  return `${paths.supportAudit}?${new URLSearchParams({ [kind]: id })}`
}
