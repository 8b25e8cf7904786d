// @ts-check
import { english } from './words-en.js'
import { spanish } from './words-es.js'

/** @typedef {import('./words-en.js').Words} Words */

/** @type {Record<string, Words>} */
const LANGUAGES = { en: english, es: spanish }

/**
 * @param {string} locale a Stripe.js locale: `auto`, `es`, `pt-BR`, …
 * @returns {Words} English where we have no words in that language
 */
export function wordsFor(locale) {
  const asked = locale === 'auto' ? navigator.language : locale
  const language = asked.toLowerCase().split('-')[0] ?? ''
  return LANGUAGES[language] ?? english
}

/**
 * “balances, transactions and owner details”
 * @param {Words} words
 * @param {string[]} permissions
 */
export function permissionList(words, permissions) {
  const names = permissions.map((permission) => words.permissions[permission]?.short ?? permission)
  return new Intl.ListFormat(words.language).format(names).replace(', and ', ' and ')
}
