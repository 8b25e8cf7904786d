import { type Words, wordsFor } from '@/lib/simulator/modal/browser/words.js'
import type { Proofs } from '../support/proofs'
import { section } from './shown'

const modal = 'e2e/modal.spec.ts'
const guards = 'e2e/modal-guards.spec.ts'
const byHand = 'e2e/modal-by-hand.spec.ts'
const bank = '{bank}'

/** What the window says in each language; with Stripe's keys the window is Stripe's, and so are its words. */
const said = (read: (words: Words) => string | readonly string[], proofs: Proofs) => {
  const [en, es] = [wordsFor('en'), wordsFor('es')].map((words) => [read(words)].flat())
  return { words: [], said: { en: en ?? [], es: es ?? [] }, proofs }
}

type Pane =
  | 'downScheduled'
  | 'downUnscheduled'
  | 'downError'
  | 'brokenOff'
  | 'refused'
  | 'closed'
  | 'popUpBlocked'
  | 'elsewhere'
  | 'nothingFits'
  | 'nothingPayable'
  | 'leaving'
  | 'expired'
  | 'finished'
  | 'unknown'
  | 'unreachable'

export const bankWindow = {
  window: section<Pane>('In the bank’s window (the simulator’s)', 'lib/simulator/modal/browser/words.js', {
    downScheduled: said(({ down }) => down.scheduled(bank), {
      [modal]: 'says what happened and offers',
      'e2e/languages.spec.ts': 'links a bank in Spanish',
    }),
    downUnscheduled: said(({ down }) => [down.unscheduled(bank), down.unscheduledLead], {
      [modal]: 'says what happened and offers',
    }),
    downError: said(({ down }) => [down.error(bank), down.errorLead], { [modal]: 'says what happened and offers' }),
    brokenOff: said(({ ended }) => [ended.heading(bank), ended.lead], { [modal]: 'survives a bank that breaks off' }),
    refused: said(({ oauth }) => oauth.refused, { [modal]: 'where refusing and closing have their own words' }),
    closed: said(({ oauth }) => oauth.closed, { [modal]: 'where refusing and closing have their own words' }),
    popUpBlocked: said(({ oauth }) => oauth.blocked, { [modal]: 'says so when the browser blocks' }),
    elsewhere: said(({ oauth }) => oauth.waiting, { 'e2e/modal-webview.spec.ts': 'opens in another browser' }),
    nothingFits: said(({ none }) => none.heading(bank), { [modal]: 'a bank where nothing fits' }),
    nothingPayable: said(({ none }) => none.payable, { [byHand]: 'says so when no account takes payments' }),
    leaving: said(({ leave }) => [leave.heading, leave.lead], { 'e2e/modal-access.spec.ts': 'Escape asks first' }),
    expired: said(({ stopped }) => [stopped.session_expired.heading, stopped.session_expired.lead], {
      [guards]: 'a session that was open for too long',
    }),
    finished: said(({ stopped }) => [stopped.session_completed.heading, stopped.session_completed.lead], {
      [guards]: 'a finished session cannot be used again',
    }),
    unknown: said(({ stopped }) => [stopped.resource_missing.heading, stopped.resource_missing.lead], {
      [guards]: 'a session nobody knows is an error',
    }),
    unreachable: said(({ stopped }) => [stopped.unreachable.heading, stopped.unreachable.lead], {
      [guards]: 'a simulator that gives no answer',
    }),
  }),
}
