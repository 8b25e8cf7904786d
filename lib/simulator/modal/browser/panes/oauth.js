// @ts-check

import { openBankWindow } from '../bank-window.js'
import { heading, paneContent } from '../card.js'
import { alertLine, fact, ghostButton, hint, primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { bankTile } from '../glyphs.js'

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {string} state names this sign-in to the bank's window; it is worth nothing elsewhere
 * @returns {import('../card.js').Pane}
 */
export function oauthPane(flow, bank, state) {
  const words = flow.words.oauth
  const alert = alertLine()
  const open = primaryButton(words.open, press, 'window')
  const label = open.querySelector('span')
  /** @type {import('../bank-window.js').BankWindow | null} */
  let bankWindow = null

  const body = [
    bankTile(bank.name, 'large'),
    heading(words.heading(bank.name)),
    h('p', { class: 'lead' }, words.lead),
    h(
      'ul',
      { class: 'facts' },
      fact('window', words.noWindow, words.noWindowDetail),
      fact('lock', words.password, words.passwordDetail),
    ),
  ]
  const foot = [alert, hint(words.hintTitle, words.hint), open, ghostButton(words.another, leaveFor(flow.toBanks))]
  return { step: 3, back: leaveFor(flow.toBanks), content: paneContent({}, body, foot), focus: open }

  // A window may only be opened in the press itself: nothing is awaited before it.
  function press() {
    if (bankWindow?.isOpen()) {
      bankWindow.focus()
      return
    }
    alert.textContent = ''
    alert.classList.remove('calm')
    bankWindow = openBankWindow(state, () => void decided())
    if (bankWindow) say(words.again, words.waiting)
    else if (flow.session().returns) {
      document.addEventListener('visibilitychange', back)
      say(words.open, words.waiting)
    } else alert.textContent = words.blocked
  }

  /** An app shows banks in another browser: it hides us and shows us again, and hands us no window. */
  function back() {
    if (document.hidden) return
    document.removeEventListener('visibilitychange', back)
    void decided()
  }

  async function decided() {
    if (!open.isConnected) return
    try {
      const { kind } = await flow.api.oauthStep()
      if (kind === 'signed_in') return await flow.toAccounts(bank)
      say(words.open, '')
      alert.classList.add('calm')
      alert.textContent = kind === 'refused' ? words.refused : words.closed
    } catch (problem) {
      say(words.open, '')
      flow.stop(problem, alert)
    }
  }

  /**
   * @param {string} text
   * @param {string} status
   */
  function say(text, status) {
    if (label) label.textContent = text
    flow.card.say(status)
  }

  /** @param {() => void} step */
  function leaveFor(step) {
    return () => {
      bankWindow?.close()
      step()
    }
  }
}
