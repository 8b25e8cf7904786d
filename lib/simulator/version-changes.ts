import { missingParameter, refused, unknownParameters } from './errors'
import { array, isHash, text } from './params'
import { NEWEST_VERSION } from './version'

type Hash = Record<string, unknown>

/** Dotted paths inside an object or a form that an older version does not know. */
type Addition = { since: string; paths: string[] }

const holderAccount: Addition = { since: '2025-12-15.clover', paths: ['account_holder.customer_account'] }

/** What came into an object, as answers show it and as parameters name it. */
const additions: Record<string, Addition[]> = {
  'financial_connections.session': [
    { since: '2024-06-20', paths: ['filters.account_subcategories'] },
    holderAccount,
    {
      since: '2026-07-29.dahlia',
      paths: ['limits', 'manual_entry', 'bank_account_token', 'filters.require_payment_method_support'],
    },
  ],
  'financial_connections.account': [
    { since: '2024-04-10', paths: ['ownership_refresh.next_refresh_available_at'] },
    { since: '2025-11-17.clover', paths: ['account_numbers'] },
    holderAccount,
    { since: '2026-06-24.dahlia', paths: ['status_details'] },
  ],
}

/** Which object's additions the parameters of a call follow. */
const forms: Record<string, string> = {
  'POST /v1/financial_connections/sessions': 'financial_connections.session',
  'GET /v1/financial_connections/accounts': 'financial_connections.account',
}

const COUNTRY = '2026-09-30.endive'
const NUMBER_STATES = '2026-09-30.endive'
const WITHOUT_COUNTS = '2025-03-31.basil'

/** A value that is another one in versions before the one it came with. */
export class Since {
  constructor(
    private readonly version: string,
    private readonly value: unknown,
    private readonly before: unknown,
  ) {}

  in(version: string): unknown {
    return isBefore(version, this.version) ? this.before : this.value
  }

  toJSON(): unknown {
    return this.value
  }
}

/** The form of a call, written for an older version, as the newest would have it. */
export function toNewest(version: string, call: string, form: Hash): Hash {
  const object = forms[call]
  if (version === NEWEST_VERSION || !object) return form
  const unknown = later(version, object).filter((path) => has(form, path.split('.')))
  if (unknown.length > 0) throw unknownParameters(unknown.map(bracketed))
  return isBefore(version, COUNTRY) ? withCountry(form) : form
}

/** An answer as an older version shows it. What an event tells keeps the version it was made with. */
export function fromNewest(version: string, body: unknown): unknown {
  if (version === NEWEST_VERSION) return body
  if (body instanceof Since) return body.in(version)
  if (Array.isArray(body)) return body.map((item) => fromNewest(version, item))
  if (!isHash(body) || body.object === 'event') return body
  const inner = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fromNewest(version, value)]))
  if (typeof body.object !== 'string') return inner
  const known = later(version, body.object).reduce((shown, path) => without(shown, path.split('.')), inner)
  return reshape[body.object]?.(version, known) ?? known
}

/** What changed its name or its values. */
const reshape: Record<string, (version: string, body: Hash) => Hash> = {
  'financial_connections.session': (version, body) => ({
    ...body,
    ...(isBefore(version, COUNTRY) && isHash(body.filters) ? { filters: withCountries(body.filters) } : {}),
    ...(isBefore(version, WITHOUT_COUNTS) && isHash(body.accounts) ? { accounts: counted(body.accounts) } : {}),
  }),
  'financial_connections.account': (version, body) =>
    isBefore(version, NUMBER_STATES) && Array.isArray(body.account_numbers)
      ? { ...body, account_numbers: body.account_numbers.map(withOldState) }
      : body,
}

function isBefore(version: string, other: string): boolean {
  return version < other
}

function later(version: string, object: string): string[] {
  const added = additions[object] ?? []
  return added.filter(({ since }) => isBefore(version, since)).flatMap(({ paths }) => paths)
}

/** Only the first country ever counted. */
function withCountry(form: Hash): Hash {
  const { filters } = form
  if (!isHash(filters)) return form
  if ('country' in filters) throw unknownParameters(['filters[country]'])
  const { countries, ...rest } = filters
  if (countries === undefined) return form
  const [country = ''] = array(text())(countries, 'filters[countries]') ?? []
  if (!country) throw missingParameter('filters[countries][0]')
  if (!/^[A-Z]{2}$/.test(country)) {
    throw refused(`Invalid country: ${country.slice(0, 20)}`, { param: 'filters[countries][0]' })
  }
  return { ...form, filters: { ...rest, country } }
}

function withCountries({ country, ...filters }: Hash): Hash {
  return { ...filters, countries: country === null ? null : [country] }
}

function counted(accounts: Hash): Hash {
  const { data, has_more, ...rest } = accounts
  return { ...rest, data, has_more, total_count: Array.isArray(data) ? data.length : 0 }
}

/** Until then a number was good or it was not. */
function withOldState(number: unknown): unknown {
  if (!isHash(number) || number.status === 'transactable') return number
  return { ...number, status: 'deactivated' }
}

function has(body: Hash, [step = '', ...rest]: string[]): boolean {
  const value = body[step]
  if (rest.length === 0) return value !== undefined
  return isHash(value) && has(value, rest)
}

function without(body: Hash, [step = '', ...rest]: string[]): Hash {
  const value = body[step]
  if (rest.length > 0) return isHash(value) ? { ...body, [step]: without(value, rest) } : body
  const { [step]: _, ...others } = body
  return others
}

function bracketed(path: string): string {
  const [first, ...rest] = path.split('.')
  return [first, ...rest.map((step) => `[${step}]`)].join('')
}
