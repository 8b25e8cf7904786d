'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { Icon } from './icon'

type Props = {
  text: string
  /** Says what is copied, as "Copy account id". */
  label: string
  /** The key that presses it; see components/shell/shortcuts.tsx. */
  shortcut?: string
}

const saidMs = 2000

export function CopyButton({ text, label, shortcut }: Props) {
  const t = useTranslations('common')
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), saidMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    // Browsers hide the clipboard from pages that are neither https nor localhost.
    const written = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setOutcome(written ? 'copied' : 'copyFailed')
  }

  return (
    <Button
      variant="ghost"
      size="small"
      shape="icon"
      aria-label={label}
      title={label}
      data-shortcut={shortcut}
      onClick={copy}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      <span role="status" className="sr-only">
        {outcome && t(outcome)}
      </span>
    </Button>
  )
}
