// @ts-check
import { heading, paneContent } from '../card.js'
import { ghostButton, primaryButton, whilePending } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'
import { errorOf, promptForm } from './prompt-form.js'

/**
 * What a bank asks for before it shows accounts: user and password, then perhaps one thing more.
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {{ prompt: import('../../contract.ts').Prompt, incorrect: boolean }} step
 * @returns {import('../card.js').Pane}
 */
export function promptPane(flow, bank, step) {
  const form = promptForm(flow.words, bank, step.prompt)
  const error = errorOf(form.field)
  const submit = primaryButton(form.submit, null)
  if (step.incorrect) error.show(flow.words.signIn.incorrect)

  const body = [
    bankTile(bank.name, 'large'),
    heading(form.heading),
    h('p', { class: 'lead' }, form.lead),
    ...form.fields,
    error.element,
  ]
  const foot = [form.hint, submit, ghostButton(flow.words.signIn.another, flow.toBanks)]
  return {
    step: 3,
    back: flow.toBanks,
    content: paneContent({ onSubmit: () => whilePending(submit, send) }, body, foot),
    focus: step.incorrect ? form.field : form.first,
  }

  async function send() {
    const answer = form.answer()
    if (!answer) {
      error.show(flow.words.signIn.empty)
      form.field?.focus()
      return
    }
    error.clear()
    try {
      await flow.follow(bank, await flow.api.answer(answer))
    } catch (problem) {
      flow.stop(problem, error.element)
    }
  }
}
