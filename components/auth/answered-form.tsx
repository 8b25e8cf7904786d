'use client'
import { type ReactNode, useState } from 'react'
import { EntryForm } from './entry-form'
import { type Complaints, useEntry } from './use-entry'

type Props = {
  send: (fields: Record<string, string>) => Promise<unknown>
  check?: (fields: Record<string, string>) => Complaints
  /** The field at which a refusal may stand; all others stand above the form. */
  field?: string
  /** What is asked, and why. */
  lead: string
  submit: string
  /** What is said in the form's place once it was sent, and what follows. */
  done: string
  next: ReactNode
  children?: (complaints: Complaints) => ReactNode
}

/** A form that is answered where it stood. */
export function AnsweredForm({ send, check = nothing, field, lead, submit, done, next, children }: Props) {
  const [isDone, setDone] = useState(false)
  const entry = useEntry({
    send,
    done: () => setDone(true),
    check,
    explain: ({ param, message }) => ({ [param !== undefined && param === field ? param : 'form']: message }),
  })
  if (!isDone) {
    return (
      <EntryForm entry={entry} submit={submit}>
        <p className="text-ink-2">{lead}</p>
        {children?.(entry.complaints)}
      </EntryForm>
    )
  }
  return (
    <>
      {/* The button that had the focus is gone. */}
      <p role="status" tabIndex={-1} ref={(words) => words?.focus()} className="text-ink-2 outline-none">
        {done}
      </p>
      {next}
    </>
  )
}

const nothing = (): Complaints => ({})
