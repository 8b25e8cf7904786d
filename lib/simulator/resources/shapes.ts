import { listOf, object, type Shape } from '../expand'
import { renderCustomerById } from './customer-object'
import { renderOwnershipById } from './ownership-object'

/** What `expand[]` may name in each kind of answer. */
const customer: Shape = { kind: 'reference', to: object(), fetch: renderCustomerById }

/** A connected account: the simulator knows its id and nothing else. */
const connectedAccount: Shape = { kind: 'reference', to: object(), fetch: (_, id) => ({ id, object: 'account' }) }

const holder = object({ customer, account: connectedAccount })

const ownership: Shape = { kind: 'reference', to: object(), fetch: renderOwnershipById }

export const accountShape = object({ ownership, account_holder: holder })

export const sessionShape = object({ account_holder: holder, accounts: listOf(accountShape) })

export const accountsShape = listOf(accountShape)

export const plainShape = object()

export const plainListShape = listOf(object())
