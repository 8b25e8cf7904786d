import { type BrowserContext, test as base, type ConsoleMessage, expect } from '@playwright/test'
import { tellingAddresses, watchAddresses } from './addresses'
import { pressOnlyAwakePages } from './awake'

type Options = {
  /** What a test expects the browser to complain about; anything else fails it. */
  allowedProblems: RegExp[]
}

/** Every test fails on an error in the page, in the console or against the content security policy, in frames and pop-ups too, and on an address that tells a secret. */
export const test = base.extend<Options & { watchedContext: undefined }, { awakePages: undefined }>({
  awakePages: [
    async ({ browser }, use) => {
      pressOnlyAwakePages(browser)
      watchAddresses(browser)
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
  allowedProblems: [[], { option: true }],
  watchedContext: [
    async ({ context, allowedProblems }, use) => {
      const problems = await watch(context)
      await use(undefined)
      const unexpected = problems.filter((problem) => !allowedProblems.some((allowed) => allowed.test(problem)))
      expect(unexpected, 'complaints of the browser').toEqual([])
      expect(tellingAddresses(), 'addresses that tell a secret').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Collects what a context complains about from now on; for contexts a test opens itself. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const problems: string[] = []
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(describe(message))
  })
  // A report-only or a silent violation does not reach the console by itself.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`CSP violation: ${violatedDirective} blocked ${blockedURI}`)
    })
  })
  return problems
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location()
  return url ? `${message.text()} (${url})` : message.text()
}
