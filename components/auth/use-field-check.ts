'use client'
import { useTranslations } from 'use-intl'
import type { Complaints } from './use-entry'

/** What can be seen of these fields before asking the server. `newPasswordLength` is for forms that choose a password. */
export function useFieldCheck({ newPasswordLength = 0 } = {}): (fields: Record<string, string>) => Complaints {
  const t = useTranslations('entry')
  const complaintAbout: Record<string, (text: string) => string | false> = {
    name: (text) => text.trim() === '' && t('nameMissing'),
    email: (text) => !text.includes('@') && t('emailWrong'),
    password(text) {
      if (text === '' && newPasswordLength === 0) return t('passwordMissing')
      return text.length < newPasswordLength && t('passwordShort', { length: newPasswordLength })
    },
  }
  return (fields) => {
    const found = Object.entries(fields).map(([name, text]) => [name, complaintAbout[name]?.(text) || undefined])
    return Object.fromEntries(found.filter(([, complaint]) => complaint))
  }
}
