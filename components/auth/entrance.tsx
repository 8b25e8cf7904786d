import type { ReactNode } from 'react'
import { Wordmark } from '@/components/shell/wordmark'
import { Card } from '@/components/ui/card'
import { paths } from '@/lib/paths'

type Props = { title: string; lead?: ReactNode; children?: ReactNode; below: ReactNode }

/** The one sheet of paper of sign-in and sign-up, with what else one might want under it. */
export function Entrance({ title, lead, children, below }: Props) {
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-var(--strip))] max-w-[432px] content-start gap-6 px-4 pt-8 pb-16 sm:content-center sm:pt-0">
      <div className="justify-self-center">
        <Wordmark href={paths.home} />
      </div>
      <Card className="grid gap-4 p-6" aria-labelledby="title">
        <div className="grid gap-1">
          <h1 id="title" className="text-title">
            {title}
          </h1>
          {lead !== undefined && <p className="text-ink-2">{lead}</p>}
        </div>
        {children}
      </Card>
      <div className="grid gap-2 text-center text-ink-2">{below}</div>
    </main>
  )
}
