// @ts-check
import { h } from './dom.js'

// Line marks on a 24 grid. The banks' are our own: no bank has a colour or a shape of its own.
const BANKS = {
  'Test (Non-OAuth)': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  'Test (OAuth)': 'M9 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M15 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  'Bank (Non-OAuth)': 'M4 20V9.5L12 4l8 5.5V20M8.5 20v-5.5a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2V20M12 12.5v3',
  'Bank (OAuth)': 'M12 3.5 20.5 12 12 20.5 3.5 12ZM12 8.5l3.5 3.5-3.5 3.5L8.5 12Z',
  'Ownership Accounts':
    'M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 19v-1a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v1M16.5 6.5a2.5 2.5 0 0 1 0 5M21 19v-1a4 4 0 0 0-3-3.800',
  'Tokenized Account Number':
    'M12 3.5 19.5 8v8L12 20.5 4.5 16V8ZM4.5 8 12 12.5 19.5 8M12 12.5v8M4.5 16l7.5-3.5 7.5 3.5',
  'Inactive Accounts': 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M12 3.5v5M12 15.5v5M3.5 12h5M15.5 12h5',
  'Eventually Requires Reauthentication': 'M12 4a8 8 0 1 0 8 8M12 7.5V12l3 2M16.5 4.5l3.5 3',
  'Immediately Requires Reauthentication': 'M6 4h12M6 20h12M7.5 4v2.5L16.5 17.5V20M16.5 4v2.5L7.5 17.5V20',
  'Down (Scheduled)': 'M4 6.5h15M4 12h15M4 17.5h8M17.5 14.5v6M14.5 17.5h6',
  'Down (Unscheduled)': 'M3 13.5h2.5l2.5-6 3.5 9 3-7 2 4H21',
  'Down (Error)': 'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM7.5 7.5l9 9M16.5 7.5l-9 9',
  'Invalid Payment Accounts': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.5 17.5l11-11',
}

const ICONS = {
  bank: 'M4 10 12 4.5 20 10ZM6 10v8M10 10v8M14 10v8M18 10v8M3.5 19.5h17',
  back: 'm14.5 5-7 7 7 7',
  close: 'm6 6 12 12M18 6 6 18',
  forward: 'm9.5 5 7 7-7 7',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  eyeOff:
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M4 20 20 4',
  lock: 'M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5V12a1.5 1.5 0 0 1 1.5-1.5ZM8 10.5V8a4 4 0 0 1 8 0v2.5',
  window: 'M13 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5V11M12 12l8-8M15 4h5v5',
  balances:
    'M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5V7a1.5 1.5 0 0 1 1.5-1.5ZM3 9.5h18M15.5 14.5h2.5',
  transactions: 'M4 6h16M4 11h16M4 16h10',
  ownership: 'M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M5 20v-1a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v1',
  payment_method: 'M4 12h15M13 6l6 6-6 6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 7.5V12l3 2',
  stop: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8.5 12h7',
  check: 'm5 12.5 4.5 4.5L19 7',
  alert: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v5M12 16v.1',
}

/** @typedef {keyof typeof ICONS} IconName */

/**
 * @param {string} name
 * @returns {name is IconName}
 */
export function isIcon(name) {
  return Object.hasOwn(ICONS, name)
}

/** @param {IconName} name */
export function icon(name) {
  return draw(ICONS[name])
}

/**
 * A bank's mark on its tile: petrol where linking works, grey where it fails on purpose.
 * @param {string} bank
 * @param {'small' | 'medium' | 'large'} size
 */
export function bankTile(bank, size) {
  const path = Object.entries(BANKS).find(([name]) => name === bank)?.[1] ?? ICONS.bank
  return h('span', { class: `glyph glyph-${size} ${bankGroup(bank) === 'wrong' ? 'glyph-grey' : ''}` }, draw(path))
}

/**
 * What happens at a bank, which is how the picker groups them.
 * @param {string} bank
 * @returns {'connect' | 'again' | 'wrong'}
 */
export function bankGroup(bank) {
  if (/^Down |^Invalid /.test(bank)) return 'wrong'
  return /Reauthentication|^Inactive/.test(bank) ? 'again' : 'connect'
}

/**
 * The order within a group; banks we have no mark for come last.
 * @param {string} bank
 */
export function bankOrder(bank) {
  const names = Object.keys(BANKS)
  return names.includes(bank) ? names.indexOf(bank) : names.length
}

/** @param {string} path */
function draw(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(line)
  return svg
}
