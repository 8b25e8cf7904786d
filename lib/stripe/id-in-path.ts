import 'server-only'
import { sql } from 'drizzle-orm'
import { stripeCalls } from './table'

/** What a call was about: `/v1/customers/{id}`, `/v1/financial_connections/accounts/{id}/refresh`. Null where it names nothing. */
export const idInPath = sql`substring(${stripeCalls.path} from '^/v1/(?:financial_connections/)?[a-z_]+/([^/]+)')`
