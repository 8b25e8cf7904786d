// @ts-check
import { heading, paneContent } from '../card.js'
import { fact, primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { icon } from '../glyphs.js'
import { clockTime } from '../time.js'
import { accountName } from './account-name.js'

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {import('../flow.js').Finished} finished
 * @param {() => void} onDone
 * @returns {import('../card.js').Pane}
 */
export function successPane(flow, bank, { session, now }, onDone) {
  const words = flow.words.success
  const { business, permissions } = flow.session()
  const rows = session.accounts.map((account) =>
    h(
      'li',
      { class: 'row' },
      accountName(flow.words, {
        name: text(account.display_name) || text(account.institution_name),
        subcategory: text(account.subcategory),
        last4: text(account.last4),
      }),
      permissions.includes('balances') && h('span', { class: 'meta' }, words.balance),
    ),
  )
  const body = [
    h('span', { class: 'glyph glyph-large glyph-done' }, icon('check')),
    heading(words.heading(rows.length)),
    h('p', { class: 'lead' }, words.lead(bank.name, clockTime(flow.words, now))),
    h('ul', { class: 'rows' }, ...rows),
    h(
      'ul',
      { class: 'facts' },
      permissions.includes('transactions') && fact('clock', words.transactions, words.transactionsDetail),
      fact('stop', words.stop(business), words.stopDetail),
    ),
  ]
  const done = primaryButton(words.done(business), onDone)
  return { content: paneContent({}, body, [done]), leave: onDone }
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : ''
}
