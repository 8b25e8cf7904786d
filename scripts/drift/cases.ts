import { refusals } from '../../lib/simulator/testing/refusals'
import type { Ask } from './client'

/** `{name}` in a path or a form stands for what an earlier case kept under that name. */
export type Case = Ask & { name: string; keep?: string }

const FC = '/v1/financial_connections'
const HOLDER = 'account_holder[type]=customer&account_holder[customer]={customer}'
const EVERYTHING =
  'permissions[]=payment_method&permissions[]=balances&permissions[]=transactions&permissions[]=ownership'
const ADDRESS = 'city=Lisbon country=PT line1=1+Quay line2=2 postal_code=1100 state=LX'

/** What needs no account linked in the modal. They run in this order. */
export const cases: Case[] = [
  { name: 'customer with nothing', ...post('/v1/customers', ''), keep: 'customer' },
  { name: 'customer with everything', ...post('/v1/customers', everythingOfACustomer()), keep: 'full' },
  { name: 'customer updated', ...post('/v1/customers/{full}', 'name=Bea&metadata[plan]=&phone=') },
  { name: 'customer retrieved', ...get('/v1/customers/{full}') },
  { name: 'customers listed', ...get('/v1/customers?limit=1') },
  { name: 'customers of nobody', ...get('/v1/customers?email=nobody@drift.example.com') },

  { name: 'session with the least', ...session('permissions[]=balances'), keep: 'session' },
  { name: 'session retrieved', ...get(`${FC}/sessions/{session}`) },
  ...[
    EVERYTHING,
    'permissions[]=balances&filters[country]=US',
    'permissions[]=balances&filters[account_subcategories][]=checking&filters[account_subcategories][]=savings',
    'permissions[]=payment_method&filters[require_payment_method_support]=at_least_one',
    'permissions[]=balances&limits[accounts]=1',
    'permissions[]=payment_method&manual_entry[mode]=automatic',
    'permissions[]=payment_method&manual_entry[mode]=disabled',
    `${EVERYTHING}&prefetch[]=balances&prefetch[]=transactions&prefetch[]=ownership`,
    'permissions[]=balances&return_url=https://example.com/back',
    'permissions[]=balances&expand[]=account_holder.customer&expand[]=accounts.data.ownership',
  ].flatMap((form, index): Case[] => [
    { name: `session with ${form}`, ...session(form), keep: `session${index}` },
    { name: `the same retrieved, ${form}`, ...get(`${FC}/sessions/{session${index}}`) },
  ]),

  { name: 'accounts of a session', ...get(`${FC}/accounts?session={session}`) },
  { name: 'accounts of a customer', ...get(`${FC}/accounts?account_holder[customer]={customer}`) },
  { name: 'events of a type', ...get('/v1/events?type=customer.created&limit=1'), keep: 'event' },
  { name: 'event retrieved', ...get('/v1/events/{event}') },
  { name: 'events of no type', ...get('/v1/events?type=customer.tax_id.deleted&limit=1&created[lt]=1') },

  ...refusals
    .flatMap((group) => group.cases)
    .filter(needsNoAccount)
    .map((one) => ({
      name: `refusal of ${one.method} ${one.path} ${one.form}`.trim(),
      method: one.method,
      path: one.path,
      form: one.form,
    })),

  { name: 'customer deleted', method: 'DELETE', path: '/v1/customers/{full}', form: '' },
  { name: 'deleted customer retrieved', ...get('/v1/customers/{full}') },
  { name: 'the other customer deleted', method: 'DELETE', path: '/v1/customers/{customer}', form: '' },
]

function needsNoAccount({ path, form }: Ask): boolean {
  return !/\{(account|row)\}/.test(path + form)
}

function everythingOfACustomer(): string {
  const address = (under: string) => ADDRESS.replace(/(\S+)=(\S+)/g, `${under}[$1]=$2`).replaceAll(' ', '&')
  const plain = 'name=Ada&email=ada@example.com&phone=%2B15550100&description=drift&metadata[plan]=gold&balance=100'
  const shipping = `shipping[name]=Ada&shipping[phone]=%2B15550100&${address('shipping[address]')}`
  return `${plain}&${address('address')}&${shipping}&preferred_locales[]=en&tax_exempt=none`
}

function session(form: string): Ask {
  return post(`${FC}/sessions`, `${HOLDER}&${form}`)
}

function get(path: string): Ask {
  return { method: 'GET', path, form: '' }
}

function post(path: string, form: string): Ask {
  return { method: 'POST', path, form }
}
