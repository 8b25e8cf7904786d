import 'server-only'
import type { Language } from '@/lib/i18n/messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'

/** What a message can be about. Its words stand in messages. */
export type MailKind = keyof typeof en.mail.kinds

/** Those whose link has a button in the simulator. */
export type LinkKind = keyof typeof en.mail.actions

export function isLinkKind(kind: string): kind is LinkKind {
  return Object.hasOwn(en.mail.actions, kind)
}

const words = { en: wordsOf(en), es: wordsOf(es) } as const

/** Subject and text of a message. Not ICU: jobs and commands write messages, too, and nothing in them has forms to choose. */
export function mailWords(
  kind: MailKind,
  values: Record<string, string>,
  language: Language,
): { subject: string; body: string } {
  const known = words[language]
  const read = (part: 'subject' | 'text') =>
    (known.get(`${kind}.${part}`) ?? '').replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = filled(values, name)
      return known.get(`${name}.${value}`) ?? value
    })
  return { subject: read('subject'), body: read('text') }
}

/** On one line: a name that somebody chose must not look like a paragraph of ours. */
function filled(values: Record<string, string>, name: string): string {
  const value = values[name]
  if (value === undefined) throw new Error(`a message lacks ${name}`)
  return value.replace(/\s+/g, ' ')
}

/** By kind and part, and what a value is called, by its name: `role.admin`. */
function wordsOf({ mail }: typeof en): ReadonlyMap<string, string> {
  const kinds = Object.entries(mail.kinds).flatMap(([kind, parts]) =>
    Object.entries(parts).map(([part, text]) => [`${kind}.${part}`, text] as const),
  )
  return new Map([...kinds, ...Object.entries(mail.roles).map(([role, text]) => [`role.${role}`, text] as const)])
}
