import { receiveCspReports } from '@/lib/http/csp-report'
import { answer } from '@/lib/http/route'

export * from '@/lib/http/only-post'

/** Browsers send these by themselves, without a page of ours: nothing is changed by them but the log. */
export const POST = (request: Request) =>
  answer(request, async () => {
    await receiveCspReports(request)
    return new Response(null, { status: 204 })
  })
