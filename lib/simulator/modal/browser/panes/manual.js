// @ts-check
import { CallError } from '../api.js'
import { heading, paneContent } from '../card.js'
import { ghostButton, hint, primaryButton, whilePending } from '../controls.js'
import { h } from '../dom.js'
import { icon } from '../glyphs.js'
import { errorOf, input, labelled } from './prompt-form.js'

/**
 * The way out where no bank can be linked; only where the session offers it.
 * @param {import('../flow.js').Flow} flow
 */
export function manualButton(flow) {
  return flow.session().manual_entry && ghostButton(flow.words.manual.open, flow.toManual)
}

/**
 * Routing and account number, typed in by hand.
 * @param {import('../flow.js').Flow} flow
 * @returns {import('../card.js').Pane}
 */
export function manualPane(flow) {
  const words = flow.words.manual
  const numeric = { inputmode: 'numeric', autocomplete: 'off' }
  const routing = input({ id: 'routing', ...numeric })
  const account = input({ id: 'account', ...numeric })
  const again = input({ id: 'again', ...numeric })
  const errors = { routing: errorOf(routing), account: errorOf(account), again: errorOf(again) }
  const submit = primaryButton(words.submit, null)
  const numbers = hint(words.hintTitle, h('code', {}, '110000000'), ' · ', h('code', {}, '000123456789'))
  const body = [
    heading(words.heading),
    h('p', { class: 'lead' }, words.lead),
    labelled(words.routing, routing),
    errors.routing.element,
    labelled(words.account, account),
    errors.account.element,
    labelled(words.again, again),
    errors.again.element,
  ]
  return {
    step: 3,
    back: flow.toBanks,
    content: paneContent({ onSubmit: () => whilePending(submit, send) }, body, [numbers, submit]),
    focus: routing,
  }

  async function send() {
    for (const error of Object.values(errors)) error.clear()
    if (!routing.value) return refuse('routing', flow.words.signIn.empty)
    if (!account.value) return refuse('account', flow.words.signIn.empty)
    if (account.value !== again.value) return refuse('again', words.differ)
    try {
      await flow.enter({ routing_number: routing.value.trim(), account_number: account.value.trim() })
    } catch (problem) {
      const named = problem instanceof CallError ? problem.error.param : undefined
      if (named === 'manual_entry[routing_number]') refuse('routing', words.wrong.routing)
      else if (named === 'manual_entry[account_number]') refuse('account', words.wrong.account)
      else flow.stop(problem, errors.account.element)
    }
  }

  /**
   * @param {keyof typeof errors} field
   * @param {string} text
   */
  function refuse(field, text) {
    errors[field].show(text)
    document.getElementById(field)?.focus()
  }
}

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').Finished} finished
 * @param {() => void} onDone
 * @returns {import('../card.js').Pane}
 */
export function enteredPane(flow, { token }, onDone) {
  const words = flow.words.manual
  const { business } = flow.session()
  const body = [
    h('span', { class: 'glyph glyph-large glyph-done' }, icon('check')),
    heading(words.done),
    h('p', { class: 'lead' }, words.doneLead(String(token?.bank_account.last4 ?? ''), business)),
  ]
  const done = primaryButton(flow.words.success.done(business), onDone)
  return { content: paneContent({}, body, [done]), leave: onDone }
}
