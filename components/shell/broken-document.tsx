'use client'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import en from '@/messages/en.json'

/** What is shown when even the layout failed. */
export default function BrokenDocument({ retry }: { retry: () => void }) {
  const words = en.errors
  return (
    <main className="mx-auto max-w-prose px-4 pt-16">
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
