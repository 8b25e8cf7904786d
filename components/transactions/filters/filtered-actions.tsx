'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { useToast } from '@/components/ui/toast'

/** What can be done with a list that is filtered. */
export default function FilteredActions({ onClear }: { onClear: () => void }) {
  const t = useTranslations('transactions')
  const toast = useToast()

  async function copyLink() {
    const written = await navigator.clipboard?.writeText(window.location.href).then(
      () => true,
      () => false,
    )
    toast(t(written ? 'filters.linkCopied' : 'filters.linkNotCopied'))
  }

  return (
    <span className="flex shrink-0 sm:ml-auto">
      <Button variant="ghost" onClick={onClear}>
        {t('clear')}
      </Button>
      <Button variant="ghost" onClick={copyLink}>
        <Icon name="link" />
        {t('filters.copyLink')}
      </Button>
    </span>
  )
}
