// @ts-check
import { heading, paneContent } from '../card.js'
import { ghostButton, primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { icon } from '../glyphs.js'

/**
 * The session cannot go on; closing tells the page why.
 * @param {import('../flow.js').Flow} flow
 * @param {import('../../contract.ts').ModalError} error
 * @param {() => void} onClose
 * @returns {import('../card.js').Pane}
 */
export function closingPane(flow, error, onClose) {
  const words = flow.words.stopped
  const foot =
    error.code === 'unreachable'
      ? [primaryButton(words.retry, () => void flow.start()), ghostButton(words.close, onClose)]
      : [primaryButton(words.close, onClose)]
  return { ...stoppedPane(wordsOf(words, error.code), foot), leave: onClose }
}

/**
 * @param {{ heading: string, lead: string }} words
 * @param {HTMLElement[]} foot
 * @returns {import('../card.js').Pane}
 */
export function stoppedPane(words, foot) {
  const body = [
    h('span', { class: 'glyph glyph-large glyph-grey' }, icon('alert')),
    heading(words.heading),
    h('p', { class: 'lead' }, words.lead),
  ]
  return { content: paneContent({}, body, foot) }
}

/**
 * @param {import('../words.js').Words['stopped']} words
 * @param {string} code
 */
function wordsOf(words, code) {
  if (code === 'session_expired' || code === 'session_completed' || code === 'resource_missing') return words[code]
  return code === 'unreachable' ? words.unreachable : words.other
}
