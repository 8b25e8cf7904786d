import type { Context } from 'hono'
import { z } from 'zod'
import { ModalRefusal } from './errors'

/**
 * Reads a JSON body sent by the modal's own pages. JSON and the same origin: no other site's page can send either unnoticed.
 * @throws {ModalRefusal}
 */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin') throw new ModalRefusal(403, 'cross_origin', 'Only the modal itself may ask this.')
  if (!c.req.header('content-type')?.startsWith('application/json'))
    throw new ModalRefusal(415, 'json_required', 'The body must be JSON.')

  const json: unknown = await c.req.json().catch(() => null)
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const param = issue?.path.join('.')
  throw new ModalRefusal(400, 'parameter_invalid', param ? `Invalid ${param}.` : 'Invalid body.', param)
}

const word = z.string().min(1).max(500)

export const sessionBody = z.strictObject({ client_secret: word })
export const openingBody = sessionBody.extend({ key: word.optional(), stripe_account: word.optional() })
export const signInBody = sessionBody.extend({ institution: word })
export const answerBody = sessionBody.extend({ answer: z.string().max(500) })
export const completeBody = sessionBody.extend({
  accounts: z.array(word).min(1).max(100),
  token: z.boolean().optional(),
})
export const manualBody = sessionBody.extend({ routing_number: word, account_number: word })
export const stateBody = z.strictObject({ state: word })
export const decisionBody = stateBody.extend({ decision: z.enum(['allow', 'refuse']) })
