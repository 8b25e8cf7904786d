'use client'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { languageOf, usualLanguage } from '@/lib/i18n/messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'

/** What is shown when even the layout failed. */
export default function BrokenDocument({ retry }: { retry: () => void }) {
  const language = languageOf(navigator.language) ?? usualLanguage
  const words = { en, es }[language].errors
  return (
    <main lang={language} className="mx-auto max-w-prose px-4 pt-16">
      <title>{words.brokenTitle}</title>
      <EmptyState
        level={1}
        title={words.brokenTitle}
        action={
          <Button variant="filled" onClick={retry}>
            {words.retry}
          </Button>
        }
      >
        {words.brokenText}
      </EmptyState>
    </main>
  )
}
