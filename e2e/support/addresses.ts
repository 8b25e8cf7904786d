import type { Browser, Frame, Page } from '@playwright/test'

/** Stripe's secret of a session, a one-time link or session of ours (32 and 43 signs), or a field that a form sent as a question. */
const telling = /_secret_|[\w-]{32}(\.|%2E)[\w-]{43}|[?&][^=&]*(password|secret|token|code)[^=&]*=/i

const found: string[] = []

/** Looks at whatever address a browser asks for or shows: they stay in histories, and in the logs of whoever they pass. */
export function watchAddresses(browser: Browser): void {
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    context.on('request', (request) => look(request.url()))
    context.on('page', (page: Page) => page.on('framenavigated', (frame: Frame) => look(frame.url())))
    return context
  }
}

/** Those that told a secret since this was asked last. */
export function tellingAddresses(): string[] {
  return found.splice(0)
}

/** What stands behind a `#` is never sent. A customer's invitation is its address, until it is used. */
function look(url: string): void {
  const address = url.replace(/#.*/, '').replace(/\/invite\/[^/?]+/, '/invite/')
  if (telling.test(address)) found.push(address)
}
