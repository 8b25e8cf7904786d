import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/http/errors'

const holder = z.strictObject({
  type: z.string(),
  account: z.string().optional(),
  customer: z.string().optional(),
  customer_account: z.string().optional(),
})

const filters = z.strictObject({
  account_subcategories: z.array(z.string()).optional(),
  country: z.string().optional(),
  /** The name in Stripe's older pages. */
  countries: z.array(z.string()).optional(),
  require_payment_method_support: z.enum(['all', 'at_least_one', 'none']).optional(),
})

/** Every parameter of Stripe's, as our route takes them. */
export const sessionBody = z.strictObject({
  account_holder: holder.optional(),
  permissions: z.array(z.string()),
  prefetch: z.array(z.string()).optional(),
  filters: filters.optional(),
  /** No number is no limit. */
  limits: z.strictObject({ accounts: z.union([z.int(), z.null(), z.literal('')]) }).optional(),
  manual_entry: z.strictObject({ mode: z.string().optional() }).optional(),
  return_url: z.string().optional(),
  expand: z.array(z.string()).optional(),
})
export type SessionBody = z.output<typeof sessionBody>
export type SessionHolder = z.output<typeof holder>

/** The same as Stripe takes them now; who they are for is added by whoever knows. */
export function toStripeParameters(body: SessionBody) {
  const { account_holder: _, filters, limits, ...rest } = body
  requirePrefetchWithinPermissions(body)
  const most = limits?.accounts
  return {
    ...rest,
    ...(filters && { filters: toStripeFilters(filters) }),
    ...(typeof most === 'number' && { limits: { accounts: most } }),
  }
}

function requirePrefetchWithinPermissions({ prefetch, permissions }: SessionBody): void {
  for (const [index, feature] of (prefetch ?? []).entries()) {
    if (permissions.includes(feature)) continue
    const param = `prefetch[${index}]`
    throw new AppError('parameter_invalid', `Invalid ${param}: ${feature} is not one of the permissions`, { param })
  }
}

function toStripeFilters({ countries, ...filters }: NonNullable<SessionBody['filters']>) {
  if (countries === undefined) return filters
  const [country, ...more] = countries
  const param = 'filters[countries]'
  if (filters.country !== undefined) {
    throw new AppError(
      'parameters_exclusive',
      `You may only specify one of these parameters: filters[country], ${param}.`,
      {
        param,
      },
    )
  }
  if (more.length > 0)
    throw new AppError('parameter_invalid', `Invalid ${param}: only one country may be given`, { param })
  return country === undefined ? filters : { ...filters, country }
}
