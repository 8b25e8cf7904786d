'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { CopyButton } from '@/components/ui/copy-button'

type Props = { codes: readonly string[]; onKept: () => void }

/** Shown once: the server keeps them encrypted, and never tells them again. */
export function BackupCodes({ codes, onKept }: Props) {
  const t = useTranslations('security.factor')
  const text = `${codes.join('\n')}\n`
  return (
    <section className="grid gap-4" aria-labelledby="backup-codes">
      <div role="status" className="grid gap-1">
        <h3 id="backup-codes" className="flex items-center gap-2 font-semibold">
          {t('codesTitle')} <CopyButton text={text} label={t('copyCodes')} />
        </h3>
        <p className="max-w-prose text-ink-2">{t('codesText')}</p>
      </div>
      <ul className="grid max-w-80 grid-cols-2 gap-x-6 gap-y-1 font-mono tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="filled" onClick={onKept}>
          {t('kept')}
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t('fileName')}
          className={buttonStyle({})}
        >
          {t('download')}
        </a>
      </div>
    </section>
  )
}
