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
  const side = h('span', { class: 'row-side' })
  const element = h('label', { class: 'row' }, input, accountName(words, account), side)
  const row = {
    account,
    input,
    element,
    /** @param {boolean} disabled */
    setDisabled(disabled) {
      input.disabled = disabled
      element.classList.toggle('dimmed', disabled)
    },
    showBalance: () => say(account.current === null ? words.accounts.unknown : money(words, account), 'amount'),
    hideBalance() {
      say('•••••', 'dots-text')
      side.firstElementChild?.setAttribute('aria-hidden', 'true')
    },
  }
  if (account.refused !== null) row.setDisabled(true)
  if (account.current === null) say('', '')
  else row.hideBalance()
  return row

  /**
   * @param {string} text
   * @param {string} kind
   */
  function say(text, kind) {
    const reason = account.refused && h('span', { class: 'meta' }, words.accounts.refused[account.refused])
    side.replaceChildren(reason || h('span', { class: kind }, text))
  }
}

/**
 * @param {import('../words.js').Words} words
 * @param {import('../../contract.ts').ModalAccount} account
 */
function money(words, { current, currency }) {
  return formatMoney(words.language, current ?? 0, currency)
}
