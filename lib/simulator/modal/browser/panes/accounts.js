// @ts-check
import { heading, paneContent } from '../card.js'
import { alertLine, primaryButton, whilePending } from '../controls.js'
import { h } from '../dom.js'
import { bankTile, icon } from '../glyphs.js'
import { permissionList } from '../words.js'
import { accountRow } from './account-row.js'

/**
 * @param {import('../flow.js').Flow} flow
 * @param {import('../flow.js').ModalBank} bank
 * @param {import('../../contract.ts').ModalAccount[]} accounts
 * @returns {import('../card.js').Pane}
 */
export function accountsPane(flow, bank, accounts) {
  const words = flow.words.accounts
  const { business, permissions, limit } = flow.session()
  const single = limit === 1
  const rows = accounts.map((account) => accountRow(flow.words, account, single ? 'radio' : 'checkbox'))
  const eligible = rows.filter((row) => row.account.refused === null)
  const mostChosen = Math.min(limit ?? eligible.length, eligible.length)

  const all = h('input', { type: 'checkbox', 'aria-label': words.selectAll })
  const count = h('span', {})
  const share = h('p', { class: 'meta', id: 'share' })
  const alert = alertLine()
  const connect = primaryButton(words.connect(0), () => void whilePending(connect, send))
  connect.setAttribute('aria-describedby', share.id)
  const label = connect.querySelector('span')

  all.addEventListener('change', () => {
    for (const row of eligible) row.input.checked = all.checked
    draw()
  })
  for (const row of rows) row.input.addEventListener('change', draw)
  draw()

  const selectsAll = !single && mostChosen === eligible.length
  const title = single ? words.headingOne : words.heading
  const body = [
    h('div', { class: 'title' }, bankTile(bank.name, 'medium'), heading(title, 'accounts-heading')),
    h('p', { class: 'lead' }, single ? words.leadOne : words.lead),
    h(
      'div',
      { class: 'above-rows' },
      h('label', { class: 'count' }, selectsAll && all, count),
      balancesButton(flow.words, rows),
    ),
    h(
      'div',
      { class: 'rows', role: single ? 'radiogroup' : 'group', 'aria-labelledby': 'accounts-heading' },
      ...rows.map((row) => row.element),
    ),
  ]
  // Not what lies below accounts that cannot be linked: the list is read from its top.
  const first = rows[0]?.account.refused === null ? rows[0].input : undefined
  return {
    step: 4,
    back: flow.toBanks,
    content: paneContent({ dense: true }, body, [share, alert, connect]),
    focus: first,
  }

  function draw() {
    const chosen = eligible.filter((row) => row.input.checked).length
    const full = !single && chosen >= mostChosen
    for (const row of eligible) row.setDisabled(full && !row.input.checked && mostChosen < eligible.length)
    all.checked = chosen === eligible.length
    all.indeterminate = chosen > 0 && chosen < eligible.length
    count.textContent = words.count(chosen, mostChosen)
    if (label) label.textContent = words.connect(chosen)
    connect.toggleAttribute('disabled', chosen === 0)
    alert.textContent = ''
    share.textContent = [
      chosen === 0 ? words.nothing : words.share(permissionList(flow.words, permissions), chosen, business),
      limit !== null && limit < rows.length ? words.limit(limit, business) : '',
    ].join(' ')
  }

  async function send() {
    const names = eligible.filter((row) => row.input.checked).map((row) => row.account.name)
    try {
      await flow.connect(bank, names)
    } catch (problem) {
      flow.stop(problem, alert)
    }
  }
}

/**
 * @param {import('../words.js').Words} words
 * @param {import('./account-row.js').AccountRow[]} rows
 */
function balancesButton(words, rows) {
  if (rows.every((row) => row.account.current === null)) return null
  const text = h('span', {}, words.accounts.show)
  const button = h('button', { type: 'button', class: 'quiet-button' }, icon('eye'), text)
  let shown = false
  button.addEventListener('click', () => {
    shown = !shown
    text.textContent = shown ? words.accounts.hide : words.accounts.show
    button.firstElementChild?.replaceWith(icon(shown ? 'eyeOff' : 'eye'))
    for (const row of rows) (shown ? row.showBalance : row.hideBalance)()
  })
  return button
}
