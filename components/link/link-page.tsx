'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/paths'
import { LinkOutcomeNotice } from './link-outcome-notice'
import { isAnswer } from './link-states'
import { PermissionRow } from './permission-row'
import { isPermission, type Permission, permissions, permissionsToAsk } from './permissions'
import { type Relinked, useLinking } from './use-linking'

type Props = {
  /** Null where this installation has none: then the page says why nothing can be linked. */
  publishableKey: string | null
  /** What it shared before is ticked on arrival, and what it did not is marked as new. */
  relinked: Relinked | null
  /** What an invitation asks of its guest, who has no choice but to leave. */
  guestAsks?: readonly string[]
  /** The session whose bank sign-in led back here; null on every other visit. */
  returned?: string | null
}

/** What is shared, permission by permission, and the way to the bank. Nothing is asked of Stripe before the press. */
export function LinkPage({ publishableKey, relinked, guestAsks, returned = null }: Props) {
  const t = useTranslations('link')
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(sharedBefore(relinked)))
  const linking = useLinking(publishableKey ?? '', relinked, guestAsks ? 'guest' : 'customer', returned)
  const asked = permissions.filter(({ name }) => guestAsks?.includes(name) ?? true)

  function choose(permission: Permission, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(permission)
    else next.delete(permission)
    setChosen(next)
  }

  /** Numbers are for payments, and bring back no account. */
  const mayTypeNumbers = chosen.has('payment_method') && relinked === null && !guestAsks && linking.phase === null

  function submit(event: FormEvent) {
    event.preventDefault()
    linking.start(permissionsToAsk(chosen))
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-8">
      <Card className="overflow-clip">
        <ul className="divide-y divide-line">
          {asked.map((permission) => (
            <PermissionRow
              key={permission.name}
              permission={permission}
              isChoice={permission.chosen && !guestAsks}
              isChosen={chosen.has(permission.name)}
              isNew={relinked !== null && !relinked.permissions.includes(permission.name)}
              onChoose={(isChosen) => choose(permission.name, isChosen)}
            />
          ))}
        </ul>
        <p className="flex items-center gap-3 bg-sunken px-4 py-3 text-ink-2">
          <Icon name="lock" />
          {t('password')}
        </p>
      </Card>
      <dl className="grid gap-x-12 gap-y-6 sm:grid-cols-2">
        <div>
          <dt className="font-semibold">{t('long')}</dt>
          <dd className="mt-1 text-pretty text-ink-2">{t('longBody')}</dd>
        </div>
        <div>
          <dt className="font-semibold">{t('stop')}</dt>
          <dd className="mt-1 text-pretty text-ink-2">
            {guestAsks
              ? t('stopGuest')
              : t.rich('stopBody', {
                  accounts: (words) => (
                    <Link href={paths.accounts} className="link">
                      {words}
                    </Link>
                  ),
                })}
          </dd>
        </div>
      </dl>
      <KeepFocus className="grid gap-8 empty:hidden">
        {linking.outcome && (
          <LinkOutcomeNotice
            outcome={linking.outcome}
            relinkedName={relinked?.name ?? ''}
            onFinish={linking.finish}
            onLook={linking.look}
          />
        )}
        {publishableKey === null ? (
          <Notice tone="neutral" title={t('states.unconfigured.title')}>
            {t('states.unconfigured.text')}
          </Notice>
        ) : (
          linking.canStart && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
              <Button
                type="submit"
                variant="filled"
                size="large"
                className="max-sm:w-full"
                aria-disabled={linking.phase !== null || undefined}
                aria-busy={linking.phase !== null || undefined}
              >
                {linking.phase === null
                  ? t(linking.outcome && !isAnswer(linking.outcome) ? 'retry' : 'start')
                  : t(linking.phase)}
              </Button>
              {mayTypeNumbers && (
                <Button
                  variant="ghost"
                  size="large"
                  className="max-sm:w-full"
                  onClick={() => linking.start(permissionsToAsk(chosen), 'byHand')}
                >
                  {t('byHand')}
                </Button>
              )}
              <p className="text-meta text-ink-3">{t('next')}</p>
            </div>
          )
        )}
      </KeepFocus>
    </form>
  )
}

/** The same account comes back only where the same is shared again. */
function sharedBefore(relinked: Relinked | null): Permission[] {
  return (relinked?.permissions ?? []).filter(isPermission)
}
