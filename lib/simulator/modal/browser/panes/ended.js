// @ts-check
import { heading, paneContent } from '../card.js'
import { alertLine, ghostButton, primaryButton, whilePending } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'
import { manualButton } from './manual.js'

/**
 * The bank broke the sign-in off. It belongs to the bank, not to the session: that goes on.
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @returns {import('../card.js').Pane}
 */
export function endedPane(flow, bank) {
  const words = flow.words.ended
  const alert = alertLine()
  const again = primaryButton(words.again, () => {
    void whilePending(again, () => flow.toSignIn(bank).catch((problem) => flow.stop(problem, alert)))
  })
  const body = [bankTile(bank.name, 'large'), heading(words.heading(bank.name)), h('p', { class: 'lead' }, words.lead)]
  const foot = [alert, again, ghostButton(words.another, flow.toBanks), manualButton(flow)]
  return { step: 3, back: flow.toBanks, content: paneContent({}, body, foot) }
}
