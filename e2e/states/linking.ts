import type { LinkOutcome, LinkPhase } from '@/components/link/link-accounts'
import { linkStates } from '@/components/link/link-states'
import type { Proofs } from '../support/proofs'
import { section } from './shown'

const journey = 'e2e/linking.spec.ts'
const relink = 'e2e/relink.spec.ts'
const keys = 'e2e/stripe-keys.spec.ts'
const kept = { [keys]: 'whatever keeps a bank from being linked' }
const matter = { [relink]: 'an account says what is the matter' }

const said = (kind: LinkOutcome['kind'], proofs: Proofs) => ({
  words:
    linkStates[kind].shown === 'toast'
      ? [`link.states.${kind}.title`]
      : [`link.states.${kind}.title`, `link.states.${kind}.text`],
  proofs,
})

export const linking = {
  link: section<LinkOutcome['kind'] | 'unconfigured'>('How a link ends', 'components/link/link-states.ts', {
    linked: said('linked', {
      [journey]: 'a newcomer links two banks',
      'e2e/languages.spec.ts': 'links a bank in Spanish',
    }),
    back: said('back', matter),
    known: said('known', matter),
    asked: said('asked', { [relink]: 'an account is one they linked before' }),
    other: said('other', matter),
    partly: said('partly', { [relink]: 'one bad account among good ones' }),
    left: said('left', {
      [journey]: 'a newcomer links two banks',
      ...kept,
      'e2e/languages.spec.ts': 'links a bank in Spanish',
    }),
    byHand: said('byHand', { [journey]: 'numbers typed in by hand' }),
    returned: said('returned', { [journey]: 'in an app’s web view' }),
    offline: said('offline', kept),
    blocked: said('blocked', { [keys]: 'Stripe.js that does not come' }),
    hanging: said('hanging', kept),
    expired: said('expired', kept),
    bank: said('bank', kept),
    session: said('session', kept),
    notActivated: said('notActivated', {
      ...kept,
      'lib/link-sessions/create-session.integration.test.ts': 'what Stripe has not activated',
    }),
    completion: said('completion', kept),
    unconfigured: {
      words: ['link.states.unconfigured.title', 'link.states.unconfigured.text'],
      proofs: { [keys]: 'without a publishable key' },
    },
  }),
  phase: section<LinkPhase>('While a link is under way', 'components/link/link-accounts.ts', {
    preparing: { words: ['link.preparing'], proofs: kept },
    waiting: { words: ['link.waiting'], proofs: kept },
    finishing: { words: ['link.finishing'], proofs: kept },
  }),
}
