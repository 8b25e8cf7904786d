// @ts-check
import { h } from '../dom.js'
import { formatMoney } from '../money.js'
import { accountName } from './account-name.js'

/** @typedef {ReturnType<typeof accountRow>} AccountRow */

/**
 * A row is one label: the whole of it ticks the box. What cannot be linked stays, with its reason.
 * @param {import('../words.js').Words} words
 * @param {import('../../contract.ts').ModalAccount} account
 * @param {'checkbox' | 'radio'} type
 */
export function accountRow(words, account, type) {
  const input = h('input', { type, name: 'account', disabled: account.refused !== null })
  const side = account.refused
    ? h('span', { class: 'meta' }, words.accounts.refused[account.refused])
    : h('span', { class: 'row-side' })
  const element = h('label', { class: 'row' }, input, accountName(words, account), ' ', side)
  const row = {
    account,
    input,
    element,
    /** @param {boolean} disabled */
    setDisabled(disabled) {
      input.disabled = disabled
      element.classList.toggle('dimmed', disabled)
    },
    showBalance() {
      if (account.refused) return
      side.replaceChildren(account.current === null ? words.accounts.unknown : money(words, account))
    },
    hideBalance() {
      if (account.refused) return
      const dots = h('span', { class: 'dots-text', 'aria-hidden': 'true' }, '•••••')
      side.replaceChildren(account.current === null ? '' : dots)
    },
  }
  row.setDisabled(account.refused !== null)
  row.hideBalance()
  return row
}

/**
 * @param {import('../words.js').Words} words
 * @param {import('../../contract.ts').ModalAccount} account
 */
function money(words, { current, currency }) {
  return formatMoney(words.language, current ?? 0, currency)
}
