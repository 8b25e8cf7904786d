import { Hono } from 'hono'
import type { ModalDeps } from '../linking'
import { bodyOf, decisionBody, stateBody } from './body'
import type { OauthRequest } from './contract'
import { ModalRefusal } from './errors'
import type { SignIn, SignIns } from './sign-ins'

/** What the bank's window asks and reports. It knows the sign-in's state and nothing else. */
export function oauthRoutes({ linking }: ModalDeps, signIns: SignIns): Hono {
  const app = new Hono()

  app.post('/oauth', async (c) => {
    const { state } = await bodyOf(c, stateBody)
    return c.json(requestOf(waiting(state)))
  })

  app.post('/oauth/decision', async (c) => {
    const { state, decision } = await bodyOf(c, decisionBody)
    const signIn = waiting(state)
    signIn.step = decision === 'allow' ? 'signed_in' : 'refused'
    return c.json({})
  })

  return app

  function requestOf(signIn: SignIn): OauthRequest {
    const session = linking.describe(signIn.clientSecret)
    const bank = session.ok && session.value.institutions.find(({ id }) => id === signIn.institution)
    if (!session.ok || !bank) throw noSuchState()
    const { business_name: business, permissions, return_url } = session.value
    return { bank: bank.name, business, permissions, return_url }
  }

  /** Who refused may think again, until somebody allowed. */
  function waiting(state: string): SignIn {
    const signIn = signIns.findByState(state)
    if (!signIn || (signIn.step !== 'oauth' && signIn.step !== 'refused')) throw noSuchState()
    return signIn
  }
}

function noSuchState(): ModalRefusal {
  return new ModalRefusal(404, 'resource_missing', 'No sign-in waits for this window.', 'state')
}
