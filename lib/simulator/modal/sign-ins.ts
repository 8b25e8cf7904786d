import { randomBytes } from 'node:crypto'
import type { OauthStep, Prompt } from './contract'

export type SignIn = {
  session: string
  clientSecret: string
  institution: string
  /** What names this sign-in to the bank's window instead of the secret. */
  state: string
  step: 'oauth' | 'refused' | 'ended' | 'signed_in' | Prompt
}

export type SignIns = ReturnType<typeof createSignIns>

/** More than anybody links at once; the oldest goes, and whoever began it signs in again. */
const KEPT = 10_000

const NEXT_PROMPT: Record<string, Prompt> = {
  options: 'options',
  mfa: 'code',
  confirm_mfa: 'confirm',
  security_question: 'question',
}

/** Who has signed in at which bank: one sign-in per session, in memory, since it means nothing once the modal has closed. */
export function createSignIns() {
  const bySession = new Map<string, SignIn>()
  const byState = new Map<string, SignIn>()

  return {
    start(begun: Pick<SignIn, 'session' | 'clientSecret' | 'institution' | 'step'>): SignIn {
      forget(begun.session)
      const signIn = { ...begun, state: randomBytes(24).toString('base64url') }
      bySession.set(signIn.session, signIn)
      byState.set(signIn.state, signIn)
      const [oldest] = bySession.keys()
      if (bySession.size > KEPT && oldest) forget(oldest)
      return signIn
    },
    find: (session: string): SignIn | null => bySession.get(session) ?? null,
    findByState: (state: string): SignIn | null => byState.get(state) ?? null,
    forget,
  }

  function forget(session: string): void {
    const signIn = bySession.get(session)
    if (!signIn) return
    bySession.delete(session)
    byState.delete(signIn.state)
  }
}

/** The bank reads the last field: a few words do something, everything else is right. */
export function answerPrompt(signIn: SignIn, prompt: Prompt, answer: string): { incorrect: boolean } {
  const word = answer.trim()
  if (word === 'incorrect') return { incorrect: true }
  if (word === 'error') signIn.step = 'ended'
  else signIn.step = NEXT_PROMPT[word] ?? afterPrompt(prompt)
  return { incorrect: false }
}

export function isPrompt(step: SignIn['step']): step is Prompt {
  return step !== 'oauth' && step !== 'refused' && step !== 'ended' && step !== 'signed_in'
}

export function oauthStepOf(signIn: SignIn): OauthStep {
  if (signIn.step === 'signed_in' || signIn.step === 'refused') return { kind: signIn.step }
  return { kind: 'waiting' }
}

/** Choosing how to be reached brings a code; every other answer is the last one. */
function afterPrompt(prompt: Prompt): SignIn['step'] {
  return prompt === 'options' ? 'code' : 'signed_in'
}
