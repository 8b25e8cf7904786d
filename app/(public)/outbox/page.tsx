import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { Wordmark } from '@/components/shell/wordmark'
import { BankClockProvider } from '@/components/ui/bank-clock'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Timestamp } from '@/components/ui/timestamp'
import { now } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { listMessages, type MessageView } from '@/lib/mail/list-messages'
import { mailWay } from '@/lib/mail/way'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mail')
  return { title: t('title') }
}

/** What the simulator would have sent. With a key there is no such page. */
export default async function OutboxPage() {
  if (mailWay() !== 'outbox') notFound()
  const t = await getTranslations('mail')
  const messages = await listMessages(await headers())
  return (
    <BankClockProvider bankNowMs={now()}>
      <main className="mx-auto max-w-[720px] px-4 pt-6 pb-16">
        <div className="mb-6">
          <Wordmark href={paths.home} />
        </div>
        <PageHeader title={t('title')} meta={t('meta')} />
        <div className="grid gap-4">
          {messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </div>
        {messages.length === 0 && (
          <Card>
            <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
          </Card>
        )}
      </main>
    </BankClockProvider>
  )
}

async function Message({ message: { id, subject, body, to, link, created_at, is_own } }: { message: MessageView }) {
  const t = await getTranslations('mail')
  return (
    <Card aria-labelledby={id} className="grid justify-items-start gap-3 p-4">
      <div className="grid w-full gap-1">
        <h2 id={id} className="font-semibold">
          {subject}
        </h2>
        <p className="break-words text-meta text-ink-3">
          {t('to', { to })} · <Timestamp at={created_at} style="relative" />
          {!is_own && ` · ${t('elsewhere')}`}
        </p>
      </div>
      <p className="max-w-prose text-pretty text-ink-2">{body}</p>
      {link && (
        // A whole new document: what the link carries must not stay in this one's address.
        <a href={link.url} className={buttonStyle({})}>
          {t(`actions.${link.kind}`)}
        </a>
      )}
    </Card>
  )
}
