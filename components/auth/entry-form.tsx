'use client'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Complaints } from './use-entry'

type Props = {
  entry: { complaints: Complaints; pending: boolean; submit: (event: FormEvent<HTMLFormElement>) => void }
  /** The words of the button. */
  submit: string
  children: ReactNode
}

/** A form of the pages before sign-in: what is wrong with it as a whole, its fields, one button. */
export function EntryForm({ entry: { complaints, pending, submit }, submit: words, children }: Props) {
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      {children}
      <Button type="submit" variant="filled" size="large" pending={pending}>
        {words}
      </Button>
    </form>
  )
}
