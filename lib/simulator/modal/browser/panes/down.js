// @ts-check
import { heading, paneContent } from '../card.js'
import { alertLine, primaryButton, whilePending } from '../controls.js'
import { h } from '../dom.js'
import { bankGroup, bankOrder, bankTile, icon } from '../glyphs.js'
import { clockTime, expectedDay, waitOf } from '../time.js'
import { bankButton } from './bank-button.js'
import { manualButton } from './manual.js'

/** @typedef {{ reason: import('../../contract.ts').DownReason, back_at: number | null, now: number }} Down */

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {Down} down
 * @returns {import('../card.js').Pane}
 */
export function downPane(flow, bank, down) {
  const words = flow.words.down
  const { banks, business } = flow.session()
  const alert = alertLine()
  const others = banks
    .filter(({ name, listed }) => listed && bankGroup(name) === 'connect')
    .sort((a, b) => bankOrder(a.name) - bankOrder(b.name))
    .slice(0, 4)
  const later = down.back_at === null ? words.later : words.comeBack(clockTime(flow.words, down.back_at))
  const comeBack = h(
    'button',
    { type: 'button', class: 'row' },
    icon('clock'),
    h('span', { class: 'row-name' }, later, h('span', { class: 'meta' }, words.laterDetail(business))),
    icon('forward'),
  )
  comeBack.addEventListener('click', () => whilePending(comeBack, flow.leave))

  const body = [
    bankTile(bank.name, 'large'),
    heading(words[down.reason](bank.name)),
    h('p', { class: 'lead' }, ...explanation(flow.words, down)),
    h('h2', {}, words.meanwhile),
    h('ul', { class: 'tiles' }, ...others.map((other) => h('li', {}, bankButton(flow, other, alert)))),
    h('h2', { class: 'apart' }, words.or),
    h('div', { class: 'rows' }, comeBack),
  ]
  const another = primaryButton(words.another, flow.toBanks)
  return {
    step: 3,
    back: flow.toBanks,
    content: paneContent({ dense: true }, body, [alert, another, manualButton(flow)]),
  }
}

/**
 * The hour first, then how long that is.
 * @param {import('../words.js').Words} words
 * @param {Down} down
 * @returns {import('../dom.js').Child[]}
 */
function explanation(words, { reason, back_at: backAt, now }) {
  if (reason === 'error') return [words.down.errorLead]
  if (backAt === null) return [words.down.unscheduledLead]
  const day = expectedDay(words, backAt, now)
  return [words.down.expected, h('strong', {}, day), words.down.inWait(waitOf(words, backAt - now))]
}
