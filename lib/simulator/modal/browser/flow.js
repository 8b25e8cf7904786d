// @ts-check
import { CallError } from './api.js'
import { createCard } from './card.js'
import { accountsPane } from './panes/accounts.js'
import { banksPane } from './panes/banks.js'
import { consentPane } from './panes/consent.js'
import { downPane } from './panes/down.js'
import { endedPane } from './panes/ended.js'
import { enteredPane, manualPane } from './panes/manual.js'
import { noAccountsPane } from './panes/no-accounts.js'
import { numbersPane } from './panes/numbers.js'
import { oauthPane } from './panes/oauth.js'
import { promptPane } from './panes/prompt.js'
import { closingPane } from './panes/stopped.js'
import { successPane } from './panes/success.js'

/** @typedef {import('../contract.ts').ModalSession} ModalSession */
/** @typedef {import('../contract.ts').ModalBank} ModalBank */
/** @typedef {import('../contract.ts').SignInStep} SignInStep */
/** @typedef {import('../contract.ts').Finished} Finished */
/** @typedef {import('./words.js').Words} Words */
/** @typedef {ReturnType<typeof createFlow>} Flow */

/**
 * The way through the modal: which pane follows which. Panes know no other pane, only these steps.
 * @param {{ words: Words, api: import('./api.js').Api, finish: (result: import('./bridge.js').Result) => void, token: boolean }} given
 */
export function createFlow({ words, api, finish, token }) {
  /** @type {ModalSession} */
  let session = { id: '', business: '', permissions: [], limit: null, manual_entry: false, returns: false, banks: [] }

  const card = createCard(words, { onLeave: leave })
  const flow = {
    words,
    api,
    card,
    session: () => session,

    async start() {
      try {
        session = await api.describe()
        flow.toConsent()
      } catch (problem) {
        flow.stop(problem)
      }
    },
    toConsent: () => card.show(consentPane(flow)),
    toBanks: () => card.show(banksPane(flow)),
    /** @param {ModalBank} bank */
    async toSignIn(bank) {
      await flow.follow(bank, await api.signIn(bank.id))
    },
    /**
     * @param {ModalBank} bank
     * @param {SignInStep} step
     */
    async follow(bank, step) {
      if (step.kind === 'signed_in') await flow.toAccounts(bank)
      if (step.kind === 'prompt') card.show(promptPane(flow, bank, step))
      if (step.kind === 'oauth') card.show(oauthPane(flow, bank, step.state))
      if (step.kind === 'down') card.show(downPane(flow, bank, step))
      if (step.kind === 'ended') card.show(endedPane(flow, bank))
    },
    /** @param {ModalBank} bank */
    async toAccounts(bank) {
      const { accounts } = await api.accounts()
      const pane = accounts.some((account) => account.refused === null) ? accountsPane : noAccountsPane
      card.show(pane(flow, bank, accounts))
    },
    /**
     * @param {ModalBank} bank
     * @param {string[]} accounts
     */
    async connect(bank, accounts) {
      const finished = await api.complete(accounts, token).catch((problem) => {
        if (!(problem instanceof CallError) || problem.error.code !== 'account_numbers_unavailable') throw problem
        card.show(numbersPane(flow, bank))
      })
      if (finished) card.show(successPane(flow, bank, finished, () => end(finished)))
    },
    toManual: () => card.show(manualPane(flow)),
    /** @param {{ routing_number: string, account_number: string }} details */
    async enter(details) {
      const finished = await api.enter(details)
      card.show(enteredPane(flow, finished, () => end(finished)))
    },
    leave,

    /**
     * What cannot go on gets a pane of its own; what may work next time is said where it happened.
     * @param {unknown} problem
     * @param {HTMLElement} [alert]
     */
    stop(problem, alert) {
      if (!(problem instanceof CallError)) throw problem
      const { error } = problem
      if (alert && error.code === 'unreachable') alert.textContent = words.failed
      else if (alert && error.code === 'invalid_choice') alert.textContent = error.message
      else card.show(closingPane(flow, error, () => finish({ error })))
    },
  }
  return flow

  /** @param {Finished} finished */
  function end({ session: linked, token: made }) {
    finish({ session: linked, token: made })
  }

  async function leave() {
    try {
      const { session: left } = await api.cancel()
      finish({ session: left })
    } catch (problem) {
      flow.stop(problem)
    }
  }
}
