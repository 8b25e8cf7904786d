'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '@/lib/http/client'

/** Sentences by field name; `form` is for what belongs to no field. */
export type Complaints = Partial<Record<string, string>>

type Entry<Answer> = {
  send: (fields: Record<string, string>) => Promise<Answer>
  /** What follows; left out, the page is loaded again. */
  done?: (answer: Answer) => void
  /** What can be seen before asking the server. */
  check: (fields: Record<string, string>) => Complaints
  /** Our words for a refusal that is known; null for the rest. */
  explain: (refusal: ApiError) => Complaints | null
}

/** A form of sign-in: checks, asks, and either goes on or says at which field it stopped. */
export function useEntry<Answer>({ send, done = loadAgain, check, explain }: Entry<Answer>) {
  const t = useTranslations('errors')
  const [complaints, setComplaints] = useState<Complaints>({})
  const [pending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const problems = check(fields)
    if (pending) return
    if (Object.keys(problems).length > 0) return complain(form, problems)
    setPending(true)
    try {
      done(await send(fields))
      if (done !== loadAgain) setPending(false)
    } catch (error) {
      setPending(false)
      complain(form, explainAny(error))
    }
  }

  function complain(form: HTMLFormElement, problems: Complaints) {
    setComplaints(problems)
    const first = [...form.elements].find((control) => control instanceof HTMLInputElement && problems[control.name])
    if (first instanceof HTMLInputElement) first.focus()
  }

  function explainAny(error: unknown): Complaints {
    if (!(error instanceof ApiError)) return { form: t('unexpected', { reference: String(error) }) }
    if (error.isOffline) return { form: t('offline') }
    if (error.status === 429) return { form: t('tooMany', { minutes: error.waitMinutes }) }
    return explain(error) ?? { form: t('unexpected', { reference: error.requestId ?? String(error.status) }) }
  }

  return { complaints, pending, submit }
}

/** The page itself knows where a signed-in person goes; a new document leaves nothing of the one before. */
function loadAgain(): void {
  location.reload()
}
