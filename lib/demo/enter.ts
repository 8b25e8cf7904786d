import 'server-only'
import { z } from 'zod'
import { signIn } from '@/lib/auth/sessions'
import { env } from '@/lib/env'
import { AppError } from '@/lib/http/errors'
import { demoNames, demoPassword, demoPeople } from './people'

export const entryBody = z.strictObject({ as: z.enum(demoNames) })

/** Signs a visitor in as one of the demo people. With a Stripe key there are none. */
export async function enterDemo(
  before: Headers,
  as: z.output<typeof entryBody>['as'],
): Promise<{ redirect: string; cookies: Headers }> {
  if (env().mode !== 'simulator') throw new AppError('resource_missing', 'There is nothing at this address.')
  const { email, home } = demoPeople[as]
  const { cookies } = await signIn(before, { email, password: demoPassword })
  return { redirect: home, cookies }
}
