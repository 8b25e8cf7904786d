// @ts-check
import { h } from './dom.js'
import { icon } from './glyphs.js'

/** @typedef {import('./glyphs.js').IconName} IconName */
/** @typedef {import('./dom.js').Child} Child */

/**
 * The pane's one filled button.
 * @param {string} label
 * @param {(() => void) | null} onPress null inside a form, which it submits
 * @param {IconName} [mark]
 */
export function primaryButton(label, onPress, mark) {
  const text = h('span', {}, label)
  const kind = onPress ? 'button' : 'submit'
  return h('button', { type: kind, class: 'button primary', onclick: onPress }, text, mark && icon(mark))
}

/**
 * @param {string} label
 * @param {() => void} onPress
 */
export function ghostButton(label, onPress) {
  return h('button', { type: 'button', class: 'button ghost', onclick: onPress }, label)
}

/**
 * @param {IconName} mark
 * @param {string} label
 * @param {() => void} onPress
 */
export function iconButton(mark, label, onPress) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, onclick: onPress }, icon(mark))
}

/**
 * @param {IconName} mark
 * @param {string} name
 * @param {string} detail
 */
export function fact(mark, name, detail) {
  return h('li', { class: 'fact' }, icon(mark), h('div', {}, h('p', {}, name), h('p', { class: 'meta' }, detail)))
}

/**
 * Words for the person who presents, kept apart from the customer's.
 * @param {string} title
 * @param {...Child} text
 */
export function hint(title, ...text) {
  return h('div', { class: 'hint' }, h('p', { class: 'hint-title' }, title), h('p', {}, ...text))
}

/** Where a pane says what went wrong: read out when its text changes. */
export function alertLine() {
  return h('p', { class: 'alert', role: 'alert' })
}

/**
 * Runs an action once at a time; the button keeps its words, its width and the focus.
 * @param {HTMLButtonElement} button
 * @param {() => Promise<void>} action
 */
export async function whilePending(button, action) {
  if (isPending(button)) return
  button.setAttribute('aria-disabled', 'true')
  button.setAttribute('aria-busy', 'true')
  try {
    await action()
  } finally {
    button.removeAttribute('aria-disabled')
    button.removeAttribute('aria-busy')
  }
}

/** @param {HTMLButtonElement} button */
function isPending(button) {
  return button.getAttribute('aria-busy') === 'true'
}
