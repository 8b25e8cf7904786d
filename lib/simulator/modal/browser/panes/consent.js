// @ts-check
import { heading, paneContent } from '../card.js'
import { fact, primaryButton } from '../controls.js'
import { h } from '../dom.js'
import { icon, isIcon } from '../glyphs.js'

/**
 * @param {import('../flow.js').Flow} flow
 * @returns {import('../card.js').Pane}
 */
export function consentPane(flow) {
  const words = flow.words.consent
  const { business, permissions } = flow.session()
  const agree = primaryButton(words.agree, flow.toBanks)
  const body = [
    h(
      'div',
      { class: 'parties', 'aria-hidden': 'true' },
      h('span', { class: 'glyph glyph-large glyph-business' }, [...business][0]?.toUpperCase()),
      h('span', { class: 'dots' }),
      h('span', { class: 'glyph glyph-large glyph-grey' }, icon('bank')),
    ),
    heading(words.heading(business)),
    h('p', { class: 'lead' }, words.lead),
    h(
      'ul',
      { class: 'facts' },
      ...permissions.map((permission) => permissionFact(flow, permission)),
      fact('lock', words.password.name, words.password.rhythm),
    ),
  ]
  return { step: 1, content: paneContent({}, body, [h('p', { class: 'meta' }, words.meta(business)), agree]) }
}

/**
 * @param {import('../flow.js').Flow} flow
 * @param {string} permission
 */
function permissionFact(flow, permission) {
  const known = flow.words.permissions[permission]
  return fact(isIcon(permission) ? permission : 'transactions', known?.name ?? permission, known?.rhythm ?? '')
}
