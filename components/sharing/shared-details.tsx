'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Timestamp } from '@/components/ui/timestamp'
import type { ConsentView, LookView, SharedView } from '@/lib/sharing/sharing-view'
import { permissions } from './permissions'

/** Every permission there is, also those not given; the words that were agreed to; and who of the staff looked. */
export function SharedDetails({ shared: { account, consent, looks } }: { shared: SharedView }) {
  const t = useTranslations('sharing')
  const words = useTranslations('account.sharing')
  return (
    <div className="grid gap-x-12 gap-y-6 px-4 pt-2 pb-5 sm:pl-[68px] lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <section className="grid gap-2">
          <h3 className="font-semibold">{t('what')}</h3>
          <ul className="grid gap-2">
            {permissions.map((permission) => {
              const isGiven = account.permissions.includes(permission)
              return (
                <li key={permission} className={clsx('flex items-center gap-2', !isGiven && 'text-ink-3')}>
                  {isGiven ? <Icon name="check" /> : <span className="w-4 text-center">–</span>}
                  {words(permission)}
                  {!isGiven && <span className="text-meta">{words('notShared')}</span>}
                </li>
              )
            })}
          </ul>
        </section>
        <section className="grid gap-1">
          <h3 className="font-semibold">{t('withWhom')}</h3>
          <p className="max-w-prose text-pretty text-ink-2">
            {t.rich('with', {
              institution: account.institution_name,
              date: () => <Timestamp at={account.linked_at} style="date" />,
            })}
          </p>
        </section>
      </div>
      <div className="grid content-start gap-4">
        <section className="grid gap-1">
          <h3 className="font-semibold">{t('consent')}</h3>
          {consent ? <Consent consent={consent} /> : <p className="text-pretty text-ink-2">{t('noConsent')}</p>}
        </section>
        <section className="grid gap-2">
          <h3 className="font-semibold">{t('who')}</h3>
          <ul className="grid gap-2 empty:hidden">
            {looks.slice(0, shownLooks).map((look) => (
              <Look key={`${look.at} ${look.what}`} look={look} />
            ))}
          </ul>
          {looks.length === 0 && <p className="text-ink-2">{t('nobodyLooked')}</p>}
          <p className="text-meta text-pretty text-ink-3">
            {looks.length > shownLooks && t('more', { count: looks.length - shownLooks })} {t('whoNote')}
          </p>
        </section>
      </div>
    </div>
  )
}

const shownLooks = 8

function Consent({ consent }: { consent: ConsentView }) {
  const { given_at: at, version, language, permissions: given, is_current: isCurrent } = consent
  const t = useTranslations('sharing')
  const words = useTranslations('link.permissions')
  const languages = useTranslations('shell.languages')
  return (
    <>
      <p className="text-pretty text-ink-2">
        {t.rich('agreed', {
          date: () => <Timestamp at={at} />,
          version,
          language: language === 'es' ? languages('es') : languages('en'),
        })}
      </p>
      <details>
        <summary className="link cursor-pointer">{t(isCurrent ? 'words' : 'wordsChanged')}</summary>
        <dl className="mt-2 grid gap-2 text-ink-2">
          {permissions
            .filter((permission) => given.includes(permission))
            .map((permission) => (
              <div key={permission}>
                <dt className="font-medium text-ink">{words(permission)}</dt>
                <dd className="text-pretty">{words(`${permission}Body`)}</dd>
              </div>
            ))}
        </dl>
      </details>
    </>
  )
}

function Look({ look: { at, role, what } }: { look: LookView }) {
  const t = useTranslations('sharing')
  return (
    <li className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-2">
      <span>
        {t(`roles.${role}`)} · {t(`looks.${what}`)}
      </span>
      <Timestamp at={at} className="text-ink-3" />
    </li>
  )
}
