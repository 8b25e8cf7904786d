import 'server-only'
import type { NamespaceKeys, NestedKeyOf } from 'use-intl'
import { createTranslator } from 'use-intl/core'
import { catalogue } from './catalogue'
import type { Messages } from './messages'
import { getReading } from './request'

/** Words for a server component: `const t = await getTranslations('accounts')`. Client components take `useTranslations` from use-intl. */
export async function getTranslations<const N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(namespace: N) {
  const { language, locale, timeZone } = await getReading()
  return createTranslator<Messages, N>({ locale, messages: catalogue(language), namespace, timeZone })
}
