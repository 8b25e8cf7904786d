// @ts-check
import { heading, paneContent } from '../card.js'
import { alertLine, hint } from '../controls.js'
import { h } from '../dom.js'
import { bankGroup, bankOrder, icon } from '../glyphs.js'
import { bankButton } from './bank-button.js'
import { manualButton } from './manual.js'

/** @typedef {import('../flow.js').ModalBank} ModalBank */

/**
 * @param {import('../flow.js').Flow} flow
 * @returns {import('../card.js').Pane}
 */
export function banksPane(flow) {
  const words = flow.words.banks
  const { banks } = flow.session()
  const alert = alertLine()
  const list = h('div', { class: 'groups' })
  const search = h('input', {
    type: 'search',
    class: 'input',
    'aria-label': words.search(banks.length),
    placeholder: words.search(banks.length),
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: 80,
  })
  const shown = banks.filter((bank) => bank.listed)
  const presenter = searchHint(flow, banks, (word) => look(word))

  search.addEventListener('input', () => draw())
  draw()
  const body = [heading(words.heading), h('div', { class: 'search' }, icon('search'), search), list]
  return {
    step: 2,
    back: flow.toConsent,
    content: paneContent({ dense: true }, body, [alert, presenter, manualButton(flow)]),
    focus: search,
  }

  /** @param {string} word */
  function look(word) {
    search.value = word
    search.focus()
    draw()
  }

  function draw() {
    const query = search.value.trim()
    const found = query ? banks.filter((bank) => bank.name.toLowerCase().includes(query.toLowerCase())) : shown
    list.replaceChildren(...(found.length > 0 ? groups(flow, found, alert) : [nothingFound(query)]))
    if (presenter) presenter.hidden = query !== ''
    if (query) flow.card.say(found.length > 0 ? words.found(found.length) : words.none(query))
  }

  /** @param {string} query */
  function nothingFound(query) {
    const clear = h('button', { type: 'button', class: 'button outline', onclick: () => look('') }, words.clear)
    return h('div', { class: 'empty' }, h('p', {}, words.none(query)), h('p', { class: 'meta' }, words.noneHint), clear)
  }
}

/**
 * Grouped by what happens there rather than from A to Z: that is what one chooses a test bank for.
 * @param {import('../flow.js').Flow} flow
 * @param {ModalBank[]} banks
 * @param {HTMLElement} alert
 */
function groups(flow, banks, alert) {
  return Object.entries(flow.words.banks.groups).flatMap(([group, title]) => {
    const members = banks
      .filter((bank) => bankGroup(bank.name) === group)
      .sort((a, b) => bankOrder(a.name) - bankOrder(b.name))
    if (members.length === 0) return []
    const id = `group-${group}`
    const tiles = members.map((bank) => h('li', {}, bankButton(flow, bank, alert)))
    return [h('section', { 'aria-labelledby': id }, h('h2', { id }, title), h('ul', { class: 'tiles' }, ...tiles))]
  })
}

/**
 * @param {import('../flow.js').Flow} flow
 * @param {ModalBank[]} banks
 * @param {(word: string) => void} onTry
 */
function searchHint(flow, banks, onTry) {
  const words = flow.words.banks
  const hidden = banks.filter((bank) => !bank.listed)
  if (hidden.length === 0) return null
  const tries = hidden.map((bank) => bank.name.split(' ')[0] ?? bank.name)
  const buttons = tries.flatMap((word, index) => [
    index === 0 ? ' ' : ', ',
    h('button', { type: 'button', class: 'word', onclick: () => onTry(word) }, word),
  ])
  return hint(words.hintTitle, words.hint(hidden.length), ...buttons)
}
