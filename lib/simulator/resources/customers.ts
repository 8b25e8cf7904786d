import { emit } from '../emit'
import { endpoint } from '../endpoint'
import { missing } from '../errors'
import { list, page, paging } from '../list'
import { type Moment, unixSeconds } from '../moment'
import { array, dictionary, emptyable, hash, integer, oneOf, required, text, type Values } from '../params'
import { range, within } from '../range'
import type { Address, CustomerFields, CustomerRow } from '../rows'
import { ordered } from '../table'
import { renderCustomer } from './customer-object'
import { metadataAfter } from './metadata'
import { previousAttributes } from './previous-attributes'
import { plainListShape, plainShape } from './shapes'

const address = hash({
  city: emptyable(text()),
  country: emptyable(text()),
  line1: emptyable(text()),
  line2: emptyable(text()),
  postal_code: emptyable(text()),
  state: emptyable(text()),
})

/** What billing would use is left out on purpose: it would be taken and then forgotten. */
const fields = {
  address: emptyable(address),
  balance: integer(),
  description: emptyable(text()),
  email: emptyable(text()),
  metadata: emptyable(dictionary()),
  name: emptyable(text()),
  phone: emptyable(text()),
  preferred_locales: array(text()),
  shipping: emptyable(hash({ address: required(address), name: required(text()), phone: emptyable(text()) })),
  tax_exempt: emptyable(oneOf(['exempt', 'none', 'reverse'])),
}

const EMPTY: CustomerFields = {
  address: null,
  balance: 0,
  description: null,
  email: null,
  metadata: {},
  name: null,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
}

export const customerEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/customers',
    params: fields,
    shape: plainShape,
    run: (moment, params) => renderCustomer(createCustomer(moment, params)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers',
    params: { ...paging, email: text(), created: range },
    shape: plainListShape,
    run({ world }, params) {
      const customers = world.tables.customer
      const found = page(
        {
          keys: params.email ? customers.keys('email', params.email) : customers.keys('all'),
          get: (id) => customers.get(id),
          orderOf: (row) => `${ordered(row.created)} ${ordered(row.seq)}`,
          keep: (row) => !row.deleted && within(params.created, row.created),
          noun: 'customer',
        },
        params,
      )
      return list(found, '/v1/customers', renderCustomer)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:customer',
    params: {},
    shape: plainShape,
    run({ world }, _, { customer }) {
      const row = world.tables.customer.get(customer)
      if (!row) throw missing('customer', customer, 'customer')
      return renderCustomer(row)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/v1/customers/:customer',
    params: fields,
    shape: plainShape,
    run(moment, params, { customer }) {
      const before = living(moment, customer)
      const row = { ...before, fields: merged(before.fields, params) }
      moment.world.tables.customer.put(row)
      const after = renderCustomer(row)
      emit(moment, 'customer.updated', after, previousAttributes(renderCustomer(before), after))
      return after
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/v1/customers/:customer',
    params: {},
    shape: plainShape,
    run(moment, _, { customer }) {
      const before = living(moment, customer)
      const row = { ...before, deleted: true }
      moment.world.tables.customer.put(row)
      emit(moment, 'customer.deleted', renderCustomer(before))
      return renderCustomer(row)
    },
  }),
]

export function createCustomer(moment: Moment, params: Partial<Values<typeof fields>>): CustomerRow {
  const { world } = moment
  const row = {
    id: world.newId('cus'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    deleted: false,
    fields: merged(EMPTY, params),
  }
  world.tables.customer.put(row)
  emit(moment, 'customer.created', renderCustomer(row))
  return row
}

function living({ world }: Moment, id: string): CustomerRow {
  const row = world.tables.customer.get(id)
  if (!row || row.deleted) throw missing('customer', id, 'customer')
  return row
}

/** Absent keeps what was, null unsets. */
function merged(before: CustomerFields, params: Partial<Values<typeof fields>>): CustomerFields {
  const kept = <T>(value: T | undefined, old: T): T => (value === undefined ? old : value)
  return {
    address: params.address ? filled(params.address) : kept(params.address, before.address),
    balance: kept(params.balance, before.balance),
    description: kept(params.description, before.description),
    email: kept(params.email, before.email),
    metadata: metadataAfter(before.metadata, params.metadata),
    name: kept(params.name, before.name),
    phone: kept(params.phone, before.phone),
    preferred_locales: kept(params.preferred_locales, before.preferred_locales),
    shipping: params.shipping === undefined ? before.shipping : shippingOf(params.shipping),
    tax_exempt: params.tax_exempt === null ? 'none' : kept(params.tax_exempt, before.tax_exempt),
  }
}

function filled(address: NonNullable<Values<typeof fields>['address']>): Address {
  const { city, country, line1, line2, postal_code, state } = address
  return {
    city: city ?? null,
    country: country ?? null,
    line1: line1 ?? null,
    line2: line2 ?? null,
    postal_code: postal_code ?? null,
    state: state ?? null,
  }
}

function shippingOf(shipping: Values<typeof fields>['shipping']): CustomerFields['shipping'] {
  if (!shipping) return null
  return { address: filled(shipping.address), name: shipping.name, phone: shipping.phone ?? null }
}
