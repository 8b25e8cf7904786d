import 'server-only'
import type { Viewer } from '@/lib/auth/roles'
import { usualLanguage } from '@/lib/i18n/messages'
import { completeSession } from '@/lib/link-sessions/complete-session'
import { createSession } from '@/lib/link-sessions/create-session'
import type { SessionBody } from '@/lib/link-sessions/session-parameters'
import { simulator } from '@/lib/stripe/simulator'

type Choice = { institution: string; accounts: string[] }

/** Links a bank the way a person does; only the clicks in the modal are the simulator's own doing. */
export async function linkBank(viewer: Viewer, choice: Choice): Promise<void> {
  const asked: SessionBody = {
    permissions: ['balances', 'ownership', 'payment_method', 'transactions'],
    prefetch: ['balances', 'transactions'],
  }
  const session = await createSession(viewer, asked, usualLanguage)
  await chooseAccounts(session.id, choice)
  await completeSession(viewer, session.id)
}

async function chooseAccounts(session: string, choice: Choice): Promise<void> {
  const request = new Request(`http://simulator/_simulator/sessions/${session}/complete`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(choice),
  })
  const response = await (await simulator()).fetch(request)
  if (!response.ok) throw new Error(`The simulator did not link ${choice.institution}: ${response.status}.`)
}
