// @ts-check
import { whilePending } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'

// Letters that fit on two lines of half a row.
const LONG = 36

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {HTMLElement} alert
 */
export function bankButton(flow, bank, alert) {
  const name = h('span', {}, bank.name)
  const button = h(
    'button',
    { type: 'button', class: bank.name.length > LONG ? 'tile tile-long' : 'tile' },
    bankTile(bank.name, 'small'),
    name,
  )
  button.addEventListener('click', () =>
    whilePending(button, async () => {
      alert.textContent = ''
      await flow.toSignIn(bank).catch((problem) => flow.stop(problem, alert))
    }),
  )
  return button
}
