'use client'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { Timestamp } from '@/components/ui/timestamp'
import { useToast } from '@/components/ui/toast'
import { formatMoney } from '@/lib/format/money'
import { useReason } from '@/lib/http/reason'
import type { SettingName, SettingView } from '@/lib/settings/setting-view'
import { changeSetting } from './queries'

type Props = {
  initial: SettingView
  /** Hundredths of a US dollar that Stripe charges an account's transactions with each month. */
  priceCents: number
  /** Others only read it. */
  canChange: boolean
}

type Value = SettingView['value']

const choices: Record<SettingName, readonly Value[]> = {
  subscribe_new_accounts: [true, false],
  erase_ended_after_days: [0, 30, 90, 365],
}

/** One setting. The choice shows at once, and goes back where it could not be saved; what erases is asked about first. */
export function SettingCard({ initial, priceCents, canChange }: Props) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const reasonOf = useReason()
  const toast = useToast()
  const [setting, setSetting] = useState(initial)
  const [asked, setAsked] = useState<number | null>(null)
  const change = useMutation({
    mutationFn: (value: Value) => changeSetting(setting.name, value),
    onSuccess: (saved) => {
      setSetting(saved)
      toast(t(`saved.${wordOf(saved.value)}`, { days: Number(saved.value) }))
    },
    onSettled: () => setAsked(null),
  })
  const shown = change.isPending ? change.variables : setting.value
  const nameOf = (value: Value) => t(`choices.${wordOf(value)}`, { days: Number(value) })
  const title = t(`${setting.name}.title`)
  const choose = (value: Value) => (typeof value === 'number' && value > 0 ? setAsked(value) : change.mutate(value))
  return (
    <Card aria-labelledby={setting.name} aria-busy={change.isPending}>
      <CardHeader
        id={setting.name}
        title={title}
        aside={
          canChange ? (
            <Segmented
              label={title}
              options={choices[setting.name].map((value) => ({ value: String(value), label: nameOf(value) }))}
              value={String(asked ?? shown)}
              onChange={(text) => choose(choices[setting.name].find((value) => String(value) === text) ?? shown)}
            />
          ) : (
            <strong className="font-medium text-ink">{nameOf(shown)}</strong>
          )
        }
      />
      <div className="grid gap-3 px-4 pb-4">
        <p className="max-w-prose text-ink-2">
          {t(`${setting.name}.text`, { price: formatMoney(priceCents, 'usd', locale) })}
        </p>
        {change.error && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(change.error) })}
          </Notice>
        )}
        <p className="text-meta text-ink-3">
          <Decided setting={setting} />
          {!canChange && <> {t('onlyAdmin')}</>}
        </p>
      </div>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('sure.title', { days: asked ?? 0 })}
        confirmLabel={t('sure.confirm')}
        pending={change.isPending}
        onConfirm={() => asked !== null && change.mutate(asked)}
      >
        {t('sure.text')}
      </ConfirmDialog>
    </Card>
  )
}

function Decided({ setting: { changed_by, changed_at } }: { setting: SettingView }): ReactNode {
  const t = useTranslations('settings')
  if (changed_at === null) return t('byNobody')
  return t.rich('by', { name: changed_by ?? '—', time: () => <Timestamp at={changed_at} /> })
}

function wordOf(value: Value): 'on' | 'off' | 'never' | 'days' {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === 0 ? 'never' : 'days'
}
