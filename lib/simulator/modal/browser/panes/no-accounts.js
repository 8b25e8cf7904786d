// @ts-check
import { heading, paneContent } from '../card.js'
import { primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'
import { accountName } from './account-name.js'
import { manualButton } from './manual.js'

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {import('../../contract.ts').ModalAccount[]} accounts
 * @returns {import('../card.js').Pane}
 */
export function noAccountsPane(flow, bank, accounts) {
  const words = flow.words.none
  const rows = accounts.map((account) =>
    h(
      'li',
      { class: 'row' },
      accountName(flow.words, account),
      ' ',
      account.refused && h('span', { class: 'meta' }, flow.words.accounts.refused[account.refused]),
    ),
  )
  const { business } = flow.session()
  const unpayable = accounts.some((account) => account.refused === 'payment_method')
  const lead = unpayable
    ? words.payableLead(accounts.length, bank.name, business)
    : words.lead(accounts.length, business)
  const body = [
    bankTile(bank.name, 'large'),
    heading(unpayable ? words.payable : words.heading(bank.name)),
    h('p', { class: 'lead' }, lead),
    // A stop for Tab: nothing in a long list can be chosen, and it is read by scrolling.
    ...(rows.length > 0
      ? [
          h('h2', { id: 'found' }, words.found),
          h('ul', { class: 'rows', tabindex: 0, 'aria-labelledby': 'found' }, ...rows),
        ]
      : []),
  ]
  const another = primaryButton(flow.words.signIn.another, flow.toBanks)
  return { step: 4, back: flow.toBanks, content: paneContent({ dense: true }, body, [another, manualButton(flow)]) }
}
