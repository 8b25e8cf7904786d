import type { AccountState } from '@/components/accounts/account-states'
import type { RefreshAnswer } from '@/components/accounts/ask-refresh'
import type { PlanRow } from '@/components/accounts/refresh-plan'
import type { StatusLabel } from '@/lib/accounts/status'
import type { Proofs } from '../support/proofs'
import { section } from './shown'

const journey = 'e2e/linking.spec.ts'
const relink = 'e2e/relink.spec.ts'
const plan = 'components/accounts/refresh-plan.test.ts'
const early = 'components/accounts/ask-refresh.test.ts'
const matter = { [relink]: 'an account says what is the matter' }
const bad = { [relink]: 'one bad account among good ones' }
const waits = { [relink]: 'what may be refreshed says so' }
const ended = { [journey]: 'a newcomer links two banks' }
const asked = { [relink]: 'an account is one they linked before' }

const said = (state: AccountState, proofs: Proofs) => ({
  words: ['title', 'holder', 'staff'].map((part) => `account.states.${state}.${part}`),
  proofs,
})
const one = (word: string, proofs: Proofs) => ({ words: [word], proofs })

export const accounts = {
  account: section<AccountState | 'replaced' | 'asked'>(
    'What is the matter with an account',
    'components/accounts/account-states.ts',
    {
      stopped: said('stopped', matter),
      stoppedUnread: said('stoppedUnread', bad),
      unproved: said('unproved', matter),
      returning: said('returning', matter),
      returnFailed: said('returnFailed', matter),
      disconnected: said('disconnected', ended),
      overdue: said('overdue', matter),
      endsExpired: said('endsExpired', matter),
      endsRequired: said('endsRequired', matter),
      endsUnexplained: said('endsUnexplained', matter),
      endsByItself: said('endsByItself', matter),
      refreshFailed: said('refreshFailed', matter),
      numberExpired: said('numberExpired', matter),
      numberRevoked: said('numberRevoked', matter),
      numberEnds: said('numberEnds', matter),
      numberPending: said('numberPending', matter),
      replaced: { words: ['account.notice.replacedTitle', 'account.notice.replacedBody'], proofs: asked },
      asked: { words: ['account.notice.askedTitle', 'account.notice.askedBody'], proofs: asked },
    },
  ),
  plan: section<PlanRow['next']['kind']>('When a feature may be refreshed', 'components/accounts/refresh-plan.ts', {
    now: one('account.plan.now', waits),
    at: one('account.refresh.next', waits),
    afterPending: one('account.plan.afterPending', waits),
    afterReconnect: one('account.plan.afterReconnect', bad),
    never: one('account.states.disconnected.title', { ...ended, [plan]: 'disconnected' }),
    unshared: one('account.plan.notSharedNote', waits),
  }),
  asking: section<RefreshAnswer['kind'] | 'refused'>('What comes of asking', 'components/accounts/ask-refresh.ts', {
    begun: one('account.refresh.running', waits),
    notYet: {
      words: ['account.refresh.notYet.title', 'account.refresh.notYet.at', 'account.refresh.notYet.unknown'],
      proofs: { ...waits, [early]: ['what is not allowed yet', 'a 200 that did not move', 'a 400 for a refresh'] },
    },
    refused: one('account.refresh.failed', waits),
  }),
  badge: section<StatusLabel>('Badges', 'lib/accounts/status.ts', {
    reconnectNeeded: one('account.status.reconnectNeeded', bad),
    disconnected: one('account.status.disconnected', ended),
    refreshing: one('account.status.refreshing', waits),
    refreshFailed: one('account.status.refreshFailed', waits),
    pending: one('account.status.pending', waits),
    void: one('account.status.void', waits),
  }),
}
