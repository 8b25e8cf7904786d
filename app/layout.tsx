import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { EarlyPresses } from '@/components/shell/early-presses'
import { FollowedBankClock } from '@/components/shell/followed-bank-clock'
import { IntlRoot } from '@/components/shell/intl-bridge'
import { SimulatorScript } from '@/components/shell/simulator-script'
import { SimulatorStrip } from '@/components/shell/simulator-strip'
import { bankNow } from '@/lib/clock'
import { env } from '@/lib/env'
import { pickWords } from '@/lib/i18n/catalogue'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading, getTheme } from '@/lib/i18n/request'
import { readStandIn } from '@/lib/stripe/stand-in'
import { geist } from './fonts/geist'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home')
  return { title: { default: t('title'), template: `%s · ${t('title')}` }, description: t('description') }
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is drawn for its request: a page from the build would lack the nonce.
  await connection()
  const { language, locale, timeZone } = await getReading()
  const theme = await getTheme()
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const isSimulated = env().mode === 'simulator'
  return (
    <html lang={language} data-theme={theme ?? undefined} data-strip={isSimulated || undefined} className={geist}>
      <head>
        <EarlyPresses nonce={nonce} />
        {isSimulated && <SimulatorScript nonce={nonce} code={await readStandIn()} />}
      </head>
      <body>
        <IntlRoot locale={locale} timeZone={timeZone} messages={pickWords(language, ['common', 'errors', 'shell'])}>
          <FollowedBankClock bankNowMs={bankNow()}>
            {isSimulated && <SimulatorStrip />}
            {children}
          </FollowedBankClock>
        </IntlRoot>
      </body>
    </html>
  )
}
