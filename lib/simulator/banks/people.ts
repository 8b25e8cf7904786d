import { between, pick, randomFrom } from '../random'

export type Person = { name: string; email: string; phone: string; address: string }

const FIRST = [
  'Marlow',
  'Tamsin',
  'Idris',
  'Odette',
  'Bram',
  'Saffron',
  'Leopold',
  'Wren',
  'Casimir',
  'Junia',
  'Ottoline',
  'Fenwick',
  'Petra',
  'Lucian',
  'Maren',
  'Thaddeus',
] as const
const LAST = [
  'Ashgrove',
  'Thistlewood',
  'Penhallow',
  'Quayle',
  'Brackenridge',
  'Fairweather',
  'Hollins',
  'Merriweather',
  'Stroud',
  'Wainscott',
  'Larkspur',
  'Undermill',
] as const
const STREET = ['Mill Lane', 'Quay Street', 'Lantern Row', 'Orchard Rise', 'Saltmarsh Road', 'Foundry Yard'] as const
const TOWN = ['Northwick, ME 04999', 'Wharfdale, OR 97999', 'Gullhaven, WA 98999', 'Old Harbour, CA 95999'] as const

/** An invented person: a telephone number of the 555-01 kind, a mail address nobody owns, a town that is nowhere. */
export function inventPerson(...parts: (string | number)[]): Person {
  const random = randomFrom('person', ...parts)
  const first = pick(random, FIRST)
  const last = pick(random, LAST)
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}@example.com`.toLowerCase(),
    phone: `+1 555-555-01${String(between(random, 0, 99)).padStart(2, '0')}`,
    address: `${between(random, 1, 240)} ${pick(random, STREET)}, ${pick(random, TOWN)}`,
  }
}
