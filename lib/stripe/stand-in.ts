import 'server-only'
import { simulator } from './simulator'

/** The stand-in for Stripe.js, as the simulator serves it to browsers. */
export async function readStandIn(): Promise<string> {
  const { fetch } = await simulator()
  const answer = await fetch(new Request('http://simulator/_simulator/stripe.js'))
  return answer.text()
}
