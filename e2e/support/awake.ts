import type { Browser } from '@playwright/test'

/** Has everybody wait, as people do, until a page that has just come hears the pointer; what it does before is lost on some machines. */
export function pressOnlyAwakePages(browser: Browser): void {
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    await context.addInitScript(sleepUntilHydrated)
    return context
  }
}

/** Runs in the page: until React has taken over what can be pressed, nothing can be. Pages of others are awake when they are read. */
function sleepUntilHydrated(): void {
  const asleep = new CSSStyleSheet()
  asleep.replaceSync('* { pointer-events: none !important }')
  document.adoptedStyleSheets = [asleep]
  const wake = () => {
    if (isAwake()) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== asleep)
    else setTimeout(wake, 20)
  }
  wake()

  function isAwake(): boolean {
    if (document.readyState === 'loading') return false
    if (!document.querySelector('script[src*="/_next/"]')) return true
    return [...document.querySelectorAll('body a, body button, body input')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    )
  }
}
