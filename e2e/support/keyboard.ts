import type { Locator, Page } from '@playwright/test'

const furthest = 60

/** A person with a keyboard and nothing else: Tab until it is there, then a key. */
export class Keyboard {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async reach(target: Locator): Promise<void> {
    await target.waitFor()
    // Keys that come before a page's script does are nobody's.
    await this.page.waitForLoadState('load')
    for (let step = 0; step < furthest; step += 1) {
      if (await isFocused(target)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}`)
  }

  async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.press(key)
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.type(text)
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement)
}
