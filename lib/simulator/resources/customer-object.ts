import type Stripe from 'stripe'
import type { Moment } from '../moment'
import type { CustomerRow } from '../rows'

export function renderCustomer(row: CustomerRow): Record<string, unknown> {
  if (row.deleted) return { id: row.id, object: 'customer', deleted: true } satisfies Stripe.DeletedCustomer
  return {
    id: row.id,
    object: 'customer',
    address: row.fields.address,
    balance: row.fields.balance,
    created: row.created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: row.fields.description,
    email: row.fields.email,
    invoice_prefix: row.id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: row.fields.metadata,
    name: row.fields.name,
    next_invoice_sequence: 1,
    phone: row.fields.phone,
    preferred_locales: row.fields.preferred_locales,
    shipping: row.fields.shipping,
    tax_exempt: row.fields.tax_exempt,
    test_clock: null,
  } satisfies Stripe.Customer
}

export function renderCustomerById({ world }: Moment, id: string): unknown {
  const row = world.tables.customer.get(id)
  return row ? renderCustomer(row) : id
}
