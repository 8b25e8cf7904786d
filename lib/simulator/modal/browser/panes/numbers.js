// @ts-check
import { heading, paneContent } from '../card.js'
import { primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'
import { manualButton } from './manual.js'

/**
 * The accounts fit, but payments were asked for and the bank keeps their numbers to itself.
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @returns {import('../card.js').Pane}
 */
export function numbersPane(flow, bank) {
  const words = flow.words.numbers
  const body = [
    bankTile(bank.name, 'large'),
    heading(words.heading),
    h('p', { class: 'lead' }, words.lead(bank.name, flow.session().business)),
  ]
  const another = primaryButton(flow.words.signIn.another, flow.toBanks)
  return { step: 4, back: flow.toBanks, content: paneContent({}, body, [another, manualButton(flow)]) }
}
