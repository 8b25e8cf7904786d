import 'server-only'
import { requireViewer } from '@/lib/auth/viewer'
import { env } from '@/lib/env'
import { readText } from '@/lib/http/body'
import { AppError } from '@/lib/http/errors'
import { requireNoForeignPage, requireSameOrigin } from '@/lib/http/origin'
import { answer } from '@/lib/http/route'
import { isOpenPath } from '@/lib/simulator'
import { simulator } from './simulator'

const prefix = '/api/simulator'

/**
 * The simulator's modal for everybody, its control for admins, its Stripe API for nobody: that is spoken to inside the
 * process. With a Stripe key none of it exists.
 */
export function mountedSimulator(request: Request): Promise<Response> {
  return answer(request, async () => {
    requireSameOrigin(request)
    const url = new URL(request.url)
    const path = url.pathname.slice(prefix.length)
    if (env().mode !== 'simulator' || !path.startsWith('/_simulator/')) {
      throw new AppError('resource_missing', 'There is nothing at this address.')
    }
    if (!isOpenPath(path)) {
      requireNoForeignPage(request)
      await requireViewer(request.headers, 'admin')
    }
    return (await simulator()).fetch(await rewrite(request, new URL(path + url.search, url)))
  })
}

/** Without the cookies and whatever else is only meant for us. */
async function rewrite(request: Request, url: URL): Promise<Request> {
  const headers = new Headers()
  for (const name of ['accept', 'accept-language', 'content-type', 'if-none-match', 'origin']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? await readText(request) : null
  return new Request(url, { method: request.method, headers, body })
}
