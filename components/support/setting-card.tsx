'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { Timestamp } from '@/components/ui/timestamp'
import { useToast } from '@/components/ui/toast'
import { formatMoney } from '@/lib/format/money'
import { useReason } from '@/lib/http/reason'
import type { SettingView } from '@/lib/settings/setting-view'
import { changeSetting } from './queries'

type Props = {
  initial: SettingView
  /** Hundredths of a US dollar that Stripe charges an account's transactions with each month. */
  priceCents: number
  /** Others only read it. */
  canChange: boolean
}

/** Whether new accounts are subscribed. The choice shows at once, and goes back where it could not be saved. */
export function SettingCard({ initial, priceCents, canChange }: Props) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const reasonOf = useReason()
  const toast = useToast()
  const [setting, setSetting] = useState(initial)
  const change = useMutation({
    mutationFn: (value: boolean) => changeSetting(setting.name, value),
    onSuccess: (saved) => {
      setSetting(saved)
      toast(t(`saved.${wordOf(saved.value)}`))
    },
  })
  const shown = wordOf(change.isPending ? change.variables : setting.value)
  const options = (['on', 'off'] as const).map((value) => ({ value, label: t(value) }))
  const title = t(`${setting.name}.title`)
  return (
    <Card aria-labelledby={setting.name} aria-busy={change.isPending}>
      <CardHeader
        id={setting.name}
        title={title}
        aside={
          canChange ? (
            <Segmented
              label={title}
              options={options}
              value={shown}
              onChange={(choice) => change.mutate(choice === 'on')}
            />
          ) : (
            <strong className="font-medium text-ink">{t(shown)}</strong>
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
    </Card>
  )
}

function Decided({ setting: { changed_by, changed_at } }: { setting: SettingView }) {
  const t = useTranslations('settings')
  if (changed_at === null) return t('byNobody')
  return t.rich('by', { name: changed_by ?? '—', time: () => <Timestamp at={changed_at} /> })
}

function wordOf(value: boolean): 'on' | 'off' {
  return value ? 'on' : 'off'
}
