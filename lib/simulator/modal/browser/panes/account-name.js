// @ts-check
import { h } from '../dom.js'

/**
 * “Everyday”, and under it “Checking •••• 6789”, which is read out as “Everyday Checking ending in 6789”.
 * @param {import('../words.js').Words} words
 * @param {{ name: string, subcategory: string, last4: string | null }} account
 */
export function accountName(words, { name, subcategory, last4 }) {
  return h(
    'span',
    { class: 'row-name' },
    name,
    ' ',
    h(
      'span',
      { class: 'meta' },
      words.subcategories[subcategory] ?? subcategory,
      last4 && h('span', { 'aria-hidden': 'true' }, ` •••• ${last4} `),
      last4 && h('span', { class: 'unseen' }, words.accounts.ending(last4)),
    ),
  )
}
