'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { accountMailChoices, type Preferences } from '@/lib/preferences/preferences'
import { usePreferences } from './use-preferences'

/** Whether to be written to when a bank ends access: pages tell of it anyway, to whoever looks. */
export function AccountMailCard({ initial }: { initial: NonNullable<Preferences['account_mail']> }) {
  const t = useTranslations('reading.accountMail')
  const prefer = usePreferences()
  const [chosen, setChosen] = useState(initial)
  const title = t('title')
  return (
    <Card aria-labelledby="account-mail">
      <CardHeader
        id="account-mail"
        title={title}
        aside={
          <Segmented
            label={title}
            options={accountMailChoices.map((value) => ({ value, label: t(value) }))}
            value={chosen}
            onChange={(value) => {
              setChosen(value)
              prefer({ account_mail: value })
            }}
          />
        }
      />
      <p className="max-w-prose px-4 pb-4 text-ink-2">{t('text')}</p>
    </Card>
  )
}
