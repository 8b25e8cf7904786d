import { accounts } from './accounts'
import { bankWindow } from './bank-window'
import { invitations } from './invitations'
import { linking } from './linking'
import type { Section } from './shown'

/** Every table of docs/states.md, in its order. */
export const sections = { ...linking, ...bankWindow, ...accounts, ...invitations }

type Sections = typeof sections

/** A row: `account.stopped`. */
export type StateId = {
  [Name in keyof Sections]: `${Name}.${Sections[Name] extends Section<infer State> ? State : never}`
}[keyof Sections]
