import 'server-only'
import { AppError } from './errors'
import { answer, type RouteHandler } from './route'

/** Next's own refusal has no body. @param allow what the address does take, as the header of that name writes it. */
export function refuseMethod(allow: string): RouteHandler {
  return async (request) => {
    const refused = await answer(request, async () => {
      throw new AppError('method_not_allowed', `There is no ${request.method} at this address, only ${allow}.`)
    })
    refused.headers.set('Allow', allow)
    return refused
  }
}
