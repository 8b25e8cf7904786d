// @ts-check
import { iconButton } from './controls.js'
import { h } from './dom.js'
import { trapFocus } from './focus-trap.js'
import { createLeaveDialog } from './leave.js'

/**
 * @typedef {object} Pane
 * @property {string} [heading] for a pane that draws no heading of its own
 * @property {number} [step]
 * @property {() => void} [back]
 * @property {() => void} [leave] what close and Esc do here; otherwise they ask first
 * @property {HTMLElement} content what `paneContent` makes
 * @property {HTMLElement} [focus] the first useful control; otherwise the heading
 */
/** @typedef {ReturnType<typeof createCard>} Card */

/**
 * The card never changes its size: panes change inside it, under a tape that says this is a simulation.
 * @param {import('./words.js').Words} words
 * @param {{ onLeave: () => Promise<void> }} listeners
 */
export function createCard(words, { onLeave }) {
  const bar = h('div', { class: 'bar' })
  const status = h('p', { class: 'unseen', role: 'status' })
  const card = cardElement()
  const dialog = createLeaveDialog(words, onLeave)
  /** @type {Pane | null} */
  let shown = null

  document.documentElement.lang = words.language
  document.title = words.title
  card.ariaLabel = words.title
  card.replaceChildren(tape(words), bar, h('div', { class: 'pane' }), status, dialog.element)
  trapFocus(() => (dialog.isOpen() ? dialog.element : card))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || dialog.isOpen()) return
    event.preventDefault()
    leave()
  })

  function leave() {
    if (dialog.isOpen()) return
    if (shown?.leave) shown.leave()
    else dialog.open()
  }

  return {
    /** @param {Pane} pane */
    show(pane) {
      shown = pane
      dialog.close()
      status.textContent = ''
      bar.replaceChildren(
        pane.back ? iconButton('back', words.back, pane.back) : h('span'),
        h('p', { class: 'meta' }, pane.step ? words.step(pane.step) : ''),
        iconButton('close', words.close, leave),
      )
      card.querySelector('.pane')?.replaceWith(pane.content)
      const target = pane.focus ?? pane.content.querySelector('h1')
      if (target instanceof HTMLElement) target.focus()
    },
    leave,
    /** @param {string} text read out by a screen reader, not shown */
    say(text) {
      status.textContent = text
    },
  }
}

/** @param {import('./words.js').Words} words */
export function tape(words) {
  return h('p', { class: 'tape' }, h('strong', {}, words.simulated), h('span', {}, words.noBank))
}

/**
 * A pane's content: a body that scrolls, and a foot that stays.
 * @param {{ dense?: boolean, onSubmit?: () => void }} options
 * @param {import('./dom.js').Child[]} body
 * @param {import('./dom.js').Child[]} foot
 */
export function paneContent({ dense = false, onSubmit }, body, foot) {
  const parts = [h('div', { class: 'body' }, ...body), foot.length > 0 && h('div', { class: 'foot' }, ...foot)]
  const variant = dense ? 'pane dense' : 'pane'
  if (!onSubmit) return h('div', { class: variant }, ...parts)
  const form = h('form', { class: 'pane-form', novalidate: true, autocomplete: 'off' }, ...parts)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onSubmit()
  })
  return h('div', { class: variant }, form)
}

/**
 * @param {string} text
 * @param {string} [id]
 */
export function heading(text, id) {
  return h('h1', { tabindex: -1, id }, text)
}

function cardElement() {
  const card = document.getElementById('card')
  if (!card) throw new Error('The page has no card.')
  return card
}
