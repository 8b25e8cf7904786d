import { clsx } from 'clsx'
import { buttonStyle } from '@/components/ui/button-style'
import { getTranslations } from '@/lib/i18n/get-translations'

const points = [
  ['sharingWhat', 'sharingWhatText'],
  ['sharingPassword', 'sharingPasswordText'],
  ['sharingLong', 'sharingLongText'],
  ['sharingStop', 'sharingStopText'],
] as const

/** Four answers before anybody signs up, in the browser's own popover: no script. */
export async function HowSharingWorks() {
  const t = await getTranslations('home')
  return (
    <>
      <button
        type="button"
        popoverTarget="how-sharing-works"
        className={clsx(buttonStyle({ variant: 'ghost' }), '-mr-3')}
      >
        {t('sharing')}
      </button>
      <section
        id="how-sharing-works"
        popover="auto"
        aria-label={t('sharing')}
        className="pop-in m-auto w-[min(480px,calc(100vw-32px))] rounded-card border border-line bg-float p-6 text-body text-ink shadow-float"
      >
        <h2 className="text-title">{t('sharing')}</h2>
        <dl className="mt-4 grid gap-4">
          {points.map(([name, text]) => (
            <div key={name}>
              <dt className="font-semibold">{t(name)}</dt>
              <dd className="text-ink-2">{t(text)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
