import 'server-only'
import { AppError } from './errors'
import { answer } from './route'

/** Callers of the API are told in its own shape, not with a page. */
export function noSuchAddress(request: Request): Promise<Response> {
  return answer(request, async () => {
    throw new AppError('resource_missing', 'There is nothing at this address.')
  })
}
