// @ts-check
import { ask } from './api.js'
import { heading, paneContent, tape } from './card.js'
import { alertLine, ghostButton, primaryButton, whilePending } from './controls.js'
import { h } from './dom.js'
import { bankTile } from './glyphs.js'
import { permissionList, wordsFor } from './words.js'

// The window of a bank that does not exist. Its words follow the browser's language, as another site's would.
const words = wordsFor('auto')
const state = new URLSearchParams(location.search).get('state') ?? ''

/** @type {import('../contract.ts').OauthRequest | null} */
const request = await ask('modal/oauth', { state }).catch(() => null)
show(request ? question(request) : stale())

/** @param {import('../contract.ts').OauthRequest} request */
function question({ bank, business, permissions, return_url: returnUrl }) {
  const text = words.bankWindow
  document.title = text.title(bank)
  const alert = alertLine()
  const allow = primaryButton(text.allow, () => decide('allow'))
  const refuse = ghostButton(text.refuse, () => decide('refuse'))
  const body = [
    h('div', { class: 'parties' }, bankTile(bank, 'large'), h('p', { class: 'bank-name' }, bank)),
    heading(text.heading(business)),
    h('p', { class: 'lead' }, text.lead(permissionList(words, permissions))),
  ]
  return paneContent({}, body, [alert, allow, refuse, ghostButton(text.close, () => close())])

  /** @param {'allow' | 'refuse'} decision */
  function decide(decision) {
    void whilePending(decision === 'allow' ? allow : refuse, async () => {
      try {
        await ask('modal/oauth/decision', { state, decision })
        if (!opener && returnUrl) return location.assign(returnUrl)
        opener?.postMessage({ type: 'simulator.decided' }, location.origin)
        close()
      } catch {
        alert.textContent = text.failed
      }
    })
  }
}

function stale() {
  const text = words.bankWindow
  return paneContent({}, [heading(text.stale), h('p', { class: 'lead' }, text.staleLead)], [])
}

/** @param {HTMLElement} content */
function show(content) {
  document.documentElement.lang = words.language
  const card = document.getElementById('card')
  if (card) card.ariaLabel = document.title
  card?.replaceChildren(tape(words), content)
  content.querySelector('h1')?.focus()
}
