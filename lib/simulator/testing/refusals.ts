import type { Rule } from './contract'

export type RefusalCase = {
  method: string
  /** `{account}`, `{row}` and `{customer}` stand for ids that exist. */
  path: string
  form: string
  status: number
  code?: string
  param?: string
  words: string
}

const FC = '/v1/financial_connections'
const HOLDER = 'account_holder[type]=customer&account_holder[customer]={customer}'
const missing = { code: 'parameter_missing', words: 'Missing required param' }
const unknown = { code: 'parameter_unknown', words: 'Received unknown parameter' }
const gone = { code: 'resource_missing', words: 'No such' }
const exclusive = { code: 'parameters_exclusive', words: 'You may only specify one' }

/** What every client must be told in Stripe's words. */
export const refusals: { rule: Rule; cases: RefusalCase[] }[] = [
  {
    rule: 'Errors: a URL that is none is a 404 that names its method and path',
    cases: [
      get('/v1/nowhere', 404, { words: 'Unrecognized request URL (GET: /v1/nowhere).' }),
      get(`${FC}/institutions`, 404, { words: 'Unrecognized request URL' }),
      post('/v1/events', '', 404, { words: 'Unrecognized request URL (POST: /v1/events)' }),
    ],
  },
  {
    rule: 'Events: type and types exclude each other, and types are at most 20',
    cases: [
      get('/v1/events?type=a&types[]=b', 400, exclusive),
      get(`/v1/events?${'types[]=a&'.repeat(21)}`, 400, { param: 'types', words: 'at most 20' }),
    ],
  },
  {
    rule: 'Customers: shipping needs a name and an address',
    cases: [post('/v1/customers', 'shipping[name]=Ada', 400, { ...missing, param: 'shipping[address]' })],
  },
  {
    rule: 'Errors: an unknown parameter is refused at any depth',
    cases: [
      session(`${HOLDER}&filters[countries][]=US`, { ...unknown, param: 'filters[countries]' }),
      session(`${HOLDER}&limits[rows]=2`, { ...unknown, param: 'limits[rows]' }),
      session(`${HOLDER}&a=1&b=2`, { ...unknown, param: 'a' }),
      session(`${HOLDER}&account_holder[name][first]=Ada`, { ...unknown, param: 'account_holder[name]' }),
      get(`${FC}/accounts?status=active`, 400, { ...unknown, param: 'status' }),
      get(`${FC}/accounts?account_holder[name]=Ada`, 400, { ...unknown, param: 'account_holder[name]' }),
      post(`${FC}/accounts/{account}/disconnect`, 'reason=bored', 400, { ...unknown, param: 'reason' }),
      get(`${FC}/transactions?account={account}&transacted_at[ge]=1`, 400, { ...unknown, param: 'transacted_at[ge]' }),
      get(`${FC}/transactions?account={account}&transaction_refresh[before]=x`, 400, {
        ...unknown,
        param: 'transaction_refresh[before]',
      }),
      get(`${FC}/transactions/{row}?account={account}`, 400, { ...unknown, param: 'account' }),
      post('/v1/customers', 'nickname=Ada', 400, { ...unknown, param: 'nickname' }),
      post('/v1/customers', 'shipping[address][planet]=Mars', 400, { ...unknown, param: 'shipping[address][planet]' }),
      post('/v1/customers/{customer}', 'address[planet]=Mars', 400, { ...unknown, param: 'address[planet]' }),
    ],
  },
  {
    rule: 'Sessions: the holder and permissions are required',
    cases: [
      post(`${FC}/sessions`, 'permissions[]=balances', 400, { ...missing, param: 'account_holder' }),
      post(`${FC}/sessions`, HOLDER, 400, { ...missing, param: 'permissions' }),
      session('account_holder[type]=customer', { ...missing, param: 'account_holder[customer]' }),
      session('account_holder[type]=account', { ...missing, param: 'account_holder[account]' }),
      session('account_holder[customer]={customer}', { ...missing, param: 'account_holder[type]' }),
    ],
  },
  {
    rule: 'Errors: a hash where a value belongs is refused, and the other way round',
    cases: [
      session(`${HOLDER}&filters[account_subcategories][0][name]=savings`, {
        param: 'filters[account_subcategories][0]',
        words: 'must be one of',
      }),
      session(`${HOLDER}&manual_entry[mode][name]=automatic`, { param: 'manual_entry[mode]', words: 'must be one of' }),
      session(`${HOLDER}&limits[accounts][most]=2`, { param: 'limits[accounts]', words: 'Invalid integer' }),
      get(`${FC}/accounts/{account}?expand[0][path]=ownership`, 400, { param: 'expand[0]', words: 'Invalid string' }),
      session('account_holder=me', { param: 'account_holder', words: 'Invalid object' }),
      get(`${FC}/accounts/{account}?expand=ownership`, 400, { param: 'expand', words: 'Invalid array' }),
      post(`${FC}/sessions`, `${HOLDER}&permissions=balances`, 400, { param: 'permissions', words: 'Invalid array' }),
    ],
  },
  {
    rule: 'Sessions: the holder is of its type, and there',
    cases: [
      session('account_holder[type]=robot', {
        param: 'account_holder[type]',
        words: 'must be one of account or customer',
      }),
      session('account_holder[type]=customer&account_holder[customer]=cus_nope', {
        ...gone,
        param: 'account_holder[customer]',
      }),
      session(`${HOLDER}&account_holder[account]=acct_1`, {
        param: 'account_holder[account]',
        words: 'You may not specify',
      }),
      session(`${HOLDER}&account_holder[customer_account]=acct_1`, {
        param: 'account_holder[customer_account]',
        words: 'You may not specify',
      }),
    ],
  },
  {
    rule: 'Prefetch: only data that permissions name',
    cases: [session(`${HOLDER}&prefetch[]=transactions`, { param: 'prefetch[0]', words: 'permissions' })],
  },
  {
    rule: 'Sessions: parameters take what Stripe takes',
    cases: [
      session(`${HOLDER}&permissions[]=everything`, {
        param: 'permissions[1]',
        words: 'Invalid permissions[1]: must be one of',
      }),
      session(`${HOLDER}&filters[country]=Utopia`, { param: 'filters[country]', words: 'Invalid country' }),
      session(`${HOLDER}&filters[account_subcategories][]=gold`, {
        param: 'filters[account_subcategories][0]',
        words: 'must be',
      }),
      session(`${HOLDER}&limits[accounts]=0`, {
        param: 'limits[accounts]',
        code: 'parameter_invalid_integer',
        words: 'greater',
      }),
      session(`${HOLDER}&limits[accounts]=two`, {
        param: 'limits[accounts]',
        code: 'parameter_invalid_integer',
        words: 'two',
      }),
      session(`${HOLDER}&manual_entry[mode]=custom`, { param: 'manual_entry[mode]', words: 'automatic or disabled' }),
      session(`${HOLDER}&return_url=`, { param: 'return_url', code: 'parameter_invalid_empty', words: 'empty string' }),
    ],
  },
  {
    rule: 'Errors: an unknown id in a path is a 404 resource_missing',
    cases: [
      get(`${FC}/sessions/fcsess_nope`, 404, { ...gone, param: 'session' }),
      get(`${FC}/accounts/fca_nope`, 404, { ...gone, param: 'account' }),
      get(`${FC}/transactions/fctxn_nope`, 404, { ...gone, param: 'transaction' }),
      get('/v1/customers/cus_nope', 404, { ...gone, param: 'customer' }),
      get('/v1/events/evt_nope', 404, { ...gone, param: 'id' }),
      post(`${FC}/accounts/fca_nope/refresh`, 'features[]=balance', 404, { ...gone, param: 'account' }),
      post(`${FC}/accounts/fca_nope/disconnect`, '', 404, { ...gone, param: 'account' }),
    ],
  },
  {
    rule: 'Lists: limit is from 1 to 100',
    cases: [
      get(`${FC}/accounts?limit=0`, 400, {
        param: 'limit',
        code: 'parameter_invalid_integer',
        words: 'greater than or equal to 1',
      }),
      get(`${FC}/accounts?limit=101`, 400, {
        param: 'limit',
        code: 'parameter_invalid_integer',
        words: 'less than or equal to 100',
      }),
      get(`${FC}/accounts?limit=ten`, 400, {
        param: 'limit',
        code: 'parameter_invalid_integer',
        words: 'Invalid integer: ten',
      }),
      get(`${FC}/accounts?limit=`, 400, { param: 'limit', code: 'parameter_invalid_empty', words: 'empty string' }),
    ],
  },
  {
    rule: 'Lists: a cursor must be one of the list',
    cases: [
      get(`${FC}/accounts?starting_after=fca_nope`, 400, { ...gone, param: 'starting_after' }),
      get(`${FC}/transactions?account={account}&starting_after=fctxn_nope`, 400, { ...gone, param: 'starting_after' }),
      get(`${FC}/accounts?ending_before=fca_nope`, 400, { ...gone, param: 'ending_before' }),
    ],
  },
  {
    rule: 'Lists: both cursors at once are refused',
    cases: [get(`${FC}/accounts?starting_after={account}&ending_before={account}`, 400, exclusive)],
  },
  {
    rule: 'Accounts: session, customer and account exclude each other',
    cases: [
      get(`${FC}/accounts?session=fcsess_1&account_holder[customer]={customer}`, 400, exclusive),
      get(`${FC}/accounts?account_holder[account]=acct_1&account_holder[customer]={customer}`, 400, exclusive),
    ],
  },
  {
    rule: 'Transactions: transaction_refresh[after] must be a refresh of the account',
    cases: [
      get(`${FC}/transactions?account={account}&transaction_refresh[after]=fctxnref_nope`, 400, {
        ...gone,
        param: 'transaction_refresh[after]',
      }),
    ],
  },
  {
    rule: 'Errors: an unknown id in a parameter is a 400 resource_missing',
    cases: [
      get(`${FC}/accounts?session=fcsess_nope`, 400, { ...gone, param: 'session' }),
      get(`${FC}/accounts?account_holder[customer]=cus_nope`, 400, { ...gone, param: 'account_holder[customer]' }),
      get(`${FC}/accounts/{account}/owners?ownership=fcaowns_nope`, 400, { ...gone, param: 'ownership' }),
      get(`${FC}/transactions?account=fca_nope`, 400, { ...gone, param: 'account' }),
    ],
  },
  {
    rule: 'Expanding: what cannot be expanded is refused, and so is a path too deep',
    cases: [
      get(`${FC}/accounts/{account}?expand[]=balance`, 400, { words: 'This property cannot be expanded (balance).' }),
      get(`${FC}/accounts?expand[]=ownership`, 400, { words: 'This property cannot be expanded (ownership).' }),
      get(`${FC}/accounts?expand[]=data`, 400, { words: 'This property cannot be expanded (data).' }),
      get(`${FC}/accounts/{account}?expand[]=a.b.c.d.e`, 400, { words: 'more than 4 levels' }),
      get(`${FC}/accounts?expand[]=data.ownership.owners`, 400, {
        words: 'cannot be expanded (data.ownership.owners).',
      }),
      get(`${FC}/accounts/{account}?expand[]=constructor`, 400, {
        words: 'This property cannot be expanded (constructor).',
      }),
    ],
  },
  {
    rule: 'Refresh: features are balance, ownership and transactions',
    cases: [
      post(`${FC}/accounts/{account}/refresh`, '', 400, { ...missing, param: 'features' }),
      post(`${FC}/accounts/{account}/refresh`, 'features[]=balances', 400, {
        param: 'features[0]',
        words: 'must be one of balance',
      }),
    ],
  },
  {
    rule: 'Subscriptions: the only feature is transactions',
    cases: [
      post(`${FC}/accounts/{account}/subscribe`, 'features[]=balance', 400, {
        param: 'features[0]',
        words: 'must be one of',
      }),
      post(`${FC}/accounts/{account}/unsubscribe`, '', 400, { ...missing, param: 'features' }),
    ],
  },
  {
    rule: 'Owners: ownership is required',
    cases: [get(`${FC}/accounts/{account}/owners`, 400, { ...missing, param: 'ownership' })],
  },
  {
    rule: 'Transactions: the account is required',
    cases: [get(`${FC}/transactions`, 400, { ...missing, param: 'account' })],
  },
  {
    rule: 'Transactions: transacted_at is made of integers',
    cases: [
      get(`${FC}/transactions?account={account}&transacted_at=yesterday`, 400, {
        param: 'transacted_at',
        words: 'Invalid integer',
      }),
      get(`${FC}/transactions?account={account}&transacted_at[gte]=x`, 400, {
        param: 'transacted_at[gte]',
        words: 'Invalid',
      }),
    ],
  },
]

type Told = Pick<RefusalCase, 'code' | 'param' | 'words'>

function get(path: string, status: number, told: Told): RefusalCase {
  return { method: 'GET', path, form: '', status, ...told }
}

function post(path: string, form: string, status: number, told: Told): RefusalCase {
  return { method: 'POST', path, form, status, ...told }
}

/** A session is asked for with one good permission and this. */
function session(form: string, told: Told): RefusalCase {
  return post(`${FC}/sessions`, `permissions[]=balances&${form}`, 400, told)
}
