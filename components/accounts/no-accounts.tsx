import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

const points = ['what', 'long', 'stop'] as const

/** For somebody who has linked nothing yet: what it would mean, and the one step. */
export async function NoAccounts() {
  const t = await getTranslations('accounts')
  return (
    <div className="grid gap-6">
      <h1 className="flex min-h-8 items-center text-title">{t('title')}</h1>
      <Card aria-labelledby="no-accounts" className="grid gap-8 p-6 sm:p-8">
        <div>
          <h2 id="no-accounts" className="text-title">
            {t('empty.title')}
          </h2>
          <p className="mt-1 max-w-prose text-ink-2">{t('empty.lead')}</p>
        </div>
        <dl className="grid gap-x-8 gap-y-4 md:grid-cols-3">
          {points.map((point) => (
            <div key={point}>
              <dt className="font-semibold">{t(`empty.${point}`)}</dt>
              <dd className="mt-1 text-pretty text-ink-2">{t(`empty.${point}Body`)}</dd>
            </div>
          ))}
        </dl>
        <ButtonLink href={paths.link} variant="filled" size="large" className="justify-self-start max-sm:w-full">
          <Icon name="plus" />
          {t('link')}
        </ButtonLink>
      </Card>
    </div>
  )
}
