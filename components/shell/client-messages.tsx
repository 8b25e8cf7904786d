import 'server-only'
import type { ReactNode } from 'react'
import { pickWords } from '@/lib/i18n/catalogue'
import type { Words } from '@/lib/i18n/messages'
import { getReading } from '@/lib/i18n/request'
import { IntlMore } from './intl-bridge'

/** Sends the named words to the browser, for the client components inside. */
export async function ClientMessages({ of, children }: { of: readonly Words[]; children: ReactNode }) {
  const { language } = await getReading()
  return <IntlMore messages={pickWords(language, of)}>{children}</IntlMore>
}
