import type { ReactNode } from 'react'
import { LanguageChoice } from '@/components/shell/language-choice'
import { TellTimeZone } from '@/components/shell/tell-time-zone'
import { getReading } from '@/lib/i18n/request'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { timeZone } = await getReading()
  return (
    <>
      {children}
      <LanguageChoice />
      <TellTimeZone believed={timeZone} />
    </>
  )
}
