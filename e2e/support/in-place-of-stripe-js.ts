import type { BrowserContext } from '@playwright/test'

/** Answers everything a browser asks of js.stripe.com from a simulator instead: the script, the modal and what the modal asks. */
export async function serveInPlaceOfStripeJs(
  context: BrowserContext,
  simulator: (request: Request) => Promise<Response>,
): Promise<void> {
  await context.route('https://js.stripe.com/endive/**', async (route) => {
    const request = route.request()
    const { pathname, search } = new URL(request.url())
    const body = request.postData()
    const answer = await simulator(
      new Request(`http://simulator${pathname.replace('/endive', '/_simulator')}${search}`, {
        method: request.method(),
        headers: await request.allHeaders(),
        ...(body && { body }),
      }),
    )
    const headers = Object.fromEntries(answer.headers)
    await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) })
  })
}
