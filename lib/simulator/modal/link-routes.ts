import { Hono } from 'hono'
import type { LinkChoice, LinkInstitution, LinkPage, LinkView, ModalDeps } from '../linking'
import { answerBody, bodyOf, completeBody, manualBody, openingBody, sessionBody, signInBody } from './body'
import type { Finished, ModalAccount, ModalSession, SignInStep } from './contract'
import { ModalRefusal, refusalOf } from './errors'
import { answerPrompt, isPrompt, oauthStepOf, type SignIn, type SignIns } from './sign-ins'

/** What the modal asks for one session. The server decides: accounts are shown and linked only after the bank's sign-in. */
export function linkRoutes({ linking }: ModalDeps, signIns: SignIns): Hono {
  const app = new Hono()

  app.post('/session', async (c) => {
    const { client_secret, ...page } = await bodyOf(c, openingBody)
    return c.json(sessionOf(view(client_secret, page)))
  })

  app.post('/sign-in', async (c) => {
    const { client_secret, institution } = await bodyOf(c, signInBody)
    return c.json(startSignIn(client_secret, institution))
  })

  app.post('/sign-in/answer', async (c) => {
    const { client_secret, answer } = await bodyOf(c, answerBody)
    const signIn = signInOf(view(client_secret))
    if (!isPrompt(signIn.step)) throw signInFirst()
    const { incorrect } = answerPrompt(signIn, signIn.step, answer)
    return c.json(stepOf(signIn, incorrect ? 'incorrect' : 'fine'))
  })

  app.post('/sign-in/oauth', async (c) => {
    const { client_secret } = await bodyOf(c, sessionBody)
    const signIn = signInOf(view(client_secret))
    const step = oauthStepOf(signIn)
    // A refusal is told once: the next window may end another way.
    if (step.kind === 'refused') signIn.step = 'oauth'
    return c.json(step)
  })

  app.post('/accounts', async (c) => {
    const { client_secret } = await bodyOf(c, sessionBody)
    const session = view(client_secret)
    return c.json({ accounts: accountsOf(session, institutionOf(session, signedIn(session).institution)) })
  })

  app.post('/complete', async (c) => {
    const { client_secret, accounts, token = false } = await bodyOf(c, completeBody)
    const session = view(client_secret)
    const { institution } = signedIn(session)
    return c.json(finish(client_secret, session, { institution, accounts, token }))
  })

  app.post('/manual', async (c) => {
    const { client_secret, ...manual_entry } = await bodyOf(c, manualBody)
    return c.json(finish(client_secret, view(client_secret), { manual_entry }))
  })

  app.post('/cancel', async (c) => {
    const { client_secret } = await bodyOf(c, sessionBody)
    return c.json(finish(client_secret, view(client_secret), { cancel: true }))
  })

  return app

  function view(clientSecret: string, page?: LinkPage): LinkView {
    const described = linking.describe(clientSecret, page)
    if (!described.ok) throw refusalOf(described.failure)
    return described.value
  }

  function startSignIn(clientSecret: string, institutionId: string): SignInStep {
    const session = view(clientSecret)
    const { id, down, sign_in } = institutionOf(session, institutionId)
    if (down) return { kind: 'down', reason: down.kind, back_at: down.ends_at, now: session.now }
    const step = FIRST_STEP[sign_in]
    return stepOf(signIns.start({ session: session.session, clientSecret, institution: id, step }), 'fine')
  }

  function signInOf(session: LinkView): SignIn {
    const signIn = signIns.find(session.session)
    if (!signIn) throw signInFirst()
    return signIn
  }

  function signedIn(session: LinkView): SignIn {
    const signIn = signInOf(session)
    if (signIn.step !== 'signed_in') throw signInFirst()
    return signIn
  }

  function finish(clientSecret: string, session: LinkView, choice: LinkChoice): Finished {
    const finished = linking.complete(clientSecret, choice)
    if (!finished.ok) throw refusalOf(finished.failure)
    signIns.forget(session.session)
    const { financialConnectionsSession, token } = finished.value
    return { session: financialConnectionsSession, now: session.now, ...(token ? { token } : {}) }
  }
}

const FIRST_STEP = { none: 'signed_in', credentials: 'credentials', oauth: 'oauth' } as const

function stepOf(signIn: SignIn, answer: 'fine' | 'incorrect'): SignInStep {
  if (isPrompt(signIn.step)) return { kind: 'prompt', prompt: signIn.step, incorrect: answer === 'incorrect' }
  if (signIn.step === 'oauth') return { kind: 'oauth', state: signIn.state }
  return { kind: signIn.step === 'signed_in' ? 'signed_in' : 'ended' }
}

function sessionOf(session: LinkView): ModalSession {
  return {
    id: session.session,
    business: session.business_name,
    permissions: session.permissions,
    limit: session.limits.accounts,
    manual_entry: session.manual_entry.mode === 'automatic',
    returns: session.return_url !== null,
    banks: session.institutions.map(({ id, name, listed }) => ({ id, name, listed })),
  }
}

function institutionOf(session: LinkView, id: string): LinkInstitution {
  const institution = session.institutions.find((candidate) => candidate.id === id)
  if (!institution) throw new ModalRefusal(404, 'invalid_choice', `There is no bank ${id}.`, 'institution')
  return institution
}

/** A balance that was not asked for does not leave the server. */
function accountsOf(session: LinkView, { accounts }: LinkInstitution): ModalAccount[] {
  const shown = session.permissions.includes('balances')
  return accounts.map(({ name, subcategory, last4, currency, current, refused }) => ({
    name,
    subcategory,
    last4,
    currency,
    current: shown ? current : null,
    refused,
  }))
}

function signInFirst(): ModalRefusal {
  return new ModalRefusal(400, 'sign_in_required', 'Nobody has signed in at a bank in this session.')
}
