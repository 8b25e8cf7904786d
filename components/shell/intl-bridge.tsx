'use client'
import type { ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl'
import type { Messages } from '@/lib/i18n/messages'

type RootProps = { locale: string; timeZone: string; messages: Partial<Messages>; children: ReactNode }

export function IntlRoot({ locale, timeZone, messages, children }: RootProps) {
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={messages}>
      {children}
    </IntlProvider>
  )
}

/** Adds a page's words to those the layouts above it sent. */
export function IntlMore({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const inherited = useMessages()
  const locale = useLocale()
  const timeZone = useTimeZone()
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={{ ...inherited, ...messages }}>
      {children}
    </IntlProvider>
  )
}
