import 'server-only'
import en from '@/messages/en.json'

/** What a message can be about. Its words stand in messages/en.json. */
export type MailKind = keyof typeof en.mail.kinds

/** Those whose link has a button in the simulator. */
export type LinkKind = keyof typeof en.mail.actions

export function isLinkKind(kind: string): kind is LinkKind {
  return Object.hasOwn(en.mail.actions, kind)
}

const words = new Map(
  Object.entries(en.mail.kinds).flatMap(([kind, parts]) =>
    Object.entries(parts).map(([part, text]) => [`${kind}.${part}`, text] as const),
  ),
)

/** Subject and text of a message. Not ICU: jobs and commands write messages, too, and have no reader whose forms to choose. */
export function mailWords(kind: MailKind, values: Record<string, string>): { subject: string; body: string } {
  const read = (part: 'subject' | 'text') =>
    (words.get(`${kind}.${part}`) ?? '').replace(/\{(\w+)\}/g, (_, name: string) => filled(values, name))
  return { subject: read('subject'), body: read('text') }
}

/** On one line: a name that somebody chose must not look like a paragraph of ours. */
function filled(values: Record<string, string>, name: string): string {
  const value = values[name]
  if (value === undefined) throw new Error(`a message lacks ${name}`)
  return value.replace(/\s+/g, ' ')
}
