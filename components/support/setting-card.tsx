'use client'
import { type ReactNode, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { Segmented } from '@/components/ui/segmented'
import { Timestamp } from '@/components/ui/timestamp'
import { useToast } from '@/components/ui/toast'
import { formatMoney } from '@/lib/format/money'
import { useProved } from '@/lib/http/use-proved'
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

/** One setting. The choice shows at once, and goes back where it could not be saved; what erases, or wants a proof, is asked about first. */
export function SettingCard({ initial, priceCents, canChange }: Props) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const toast = useToast()
  const [setting, setSetting] = useState(initial)
  const [asked, setAsked] = useState<Value | null>(null)
  const asking = useProved({
    act: ({ value }: { value: Value }) => changeSetting(setting.name, value),
    onDone: (saved) => {
      setSetting(saved)
      setAsked(null)
      toast(t(`saved.${wordOf(saved.value)}`, { days: Number(saved.value) }))
    },
  })
  const isOpen = asked !== null && (erases(asked) || asking.proof !== 'none')
  const shown = asked !== null && (isOpen || asking.isAsking) ? asked : setting.value
  const nameOf = (value: Value) => t(`choices.${wordOf(value)}`, { days: Number(value) })
  const title = t(`${setting.name}.title`)

  function choose(value: Value) {
    setAsked(value)
    if (!erases(value)) asking.ask({ value })
  }

  function close() {
    asking.reset()
    setAsked(null)
  }

  return (
    <Card aria-labelledby={setting.name} aria-busy={asking.isAsking}>
      <CardHeader
        id={setting.name}
        title={title}
        aside={
          canChange ? (
            <Segmented
              label={title}
              options={choices[setting.name].map((value) => ({ value: String(value), label: nameOf(value) }))}
              value={String(shown)}
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
        {asking.reason !== null && !isOpen && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: asking.reason })}
          </Notice>
        )}
        <p className="text-meta text-ink-3">
          <Decided setting={setting} />
          {!canChange && <> {t('onlyAdmin')}</>}
        </p>
      </div>
      {asked !== null && (
        <ProvedDialog
          open={isOpen}
          onClose={close}
          title={erases(asked) ? t('sure.title', { days: asked }) : t('prove.title', { setting: title })}
          lead={erases(asked) ? t('sure.text') : t('prove.text', { choice: nameOf(asked) })}
          confirmLabel={erases(asked) ? t('sure.confirm') : t('prove.confirm')}
          variant={erases(asked) ? 'danger' : 'filled'}
          asking={asking}
          onSubmit={(given) => asking.ask({ value: asked }, given)}
          failed={(reason) => t('failed', { reason })}
        />
      )}
    </Card>
  )
}

function Decided({ setting: { changed_by, changed_at } }: { setting: SettingView }): ReactNode {
  const t = useTranslations('settings')
  if (changed_at === null) return t('byNobody')
  return t.rich('by', { name: changed_by ?? '—', time: () => <Timestamp at={changed_at} /> })
}

/** After so many days; all else can be taken back. */
function erases(value: Value): value is number {
  return typeof value === 'number' && value > 0
}

function wordOf(value: Value): 'on' | 'off' | 'never' | 'days' {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === 0 ? 'never' : 'days'
}
