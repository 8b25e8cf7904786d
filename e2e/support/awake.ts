import type { Browser, Page } from '@playwright/test'

/** Has everybody wait, as people do, until a page that has just come hears keys and pointer: keys go to whatever is there before. */
export function pressOnlyAwakePages(browser: Browser): void {
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    await context.addInitScript(sleepUntilHydrated)
    context.on('page', goOnlyToAwakePages)
    return context
  }
}

/** The pointer waits for what it presses by itself; keys go to whatever is there. */
function goOnlyToAwakePages(page: Page): void {
  const go = page.goto.bind(page)
  const reload = page.reload.bind(page)
  const untilAwake = () => page.waitForFunction(() => document.adoptedStyleSheets.length === 0)
  page.goto = async (...to) => {
    const answer = await go(...to)
    await untilAwake()
    return answer
  }
  page.reload = async (...as) => {
    const answer = await reload(...as)
    await untilAwake()
    return answer
  }
}

/** Runs in the page: until React has taken over what can be pressed, nothing can be. Pages of others are awake when they are read. */
function sleepUntilHydrated(): void {
  const asleep = new CSSStyleSheet()
  asleep.replaceSync('* { pointer-events: none !important }')
  document.adoptedStyleSheets = [asleep]
  let isTakenOver = false
  document.addEventListener('awake', () => {
    isTakenOver = true
  })
  const wake = () => {
    if (isAwake()) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== asleep)
    else setTimeout(wake, 20)
  }
  wake()

  function isAwake(): boolean {
    if (document.readyState === 'loading') return false
    if (!document.querySelector('script[src*="/_next/"]')) return true
    const isErrorPage = document.documentElement.id === '__next_error__'
    return (
      (isTakenOver || isErrorPage) && [...document.querySelectorAll('body a, body button, body input')].every(hears)
    )
  }

  /** What is hidden, or stands more than a quarter of a screen below, may sleep until somebody comes near. */
  function hears(element: Element): boolean {
    const [box] = element.getClientRects()
    return !box || box.top > innerHeight * 1.2 || Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }
}
