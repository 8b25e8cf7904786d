// @ts-check
import { heading, paneContent } from '../card.js'
import { primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'
import { accountName } from './account-name.js'

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
  const body = [
    bankTile(bank.name, 'large'),
    heading(words.heading(bank.name)),
    h('p', { class: 'lead' }, words.lead(accounts.length, flow.session().business)),
    ...(rows.length > 0 ? [h('h2', {}, words.found), h('ul', { class: 'rows' }, ...rows)] : []),
  ]
  const another = primaryButton(flow.words.signIn.another, flow.toBanks)
  return { step: 4, back: flow.toBanks, content: paneContent({ dense: true }, body, [another]) }
}
