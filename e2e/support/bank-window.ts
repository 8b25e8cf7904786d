import type { FrameLocator, Locator, Page } from '@playwright/test'
import { wordsFor } from '@/lib/simulator/modal/browser/words.js'
import { expect } from './test'

/** The simulator's modal, as a person sees it over whatever page opened it. */
export class BankWindow {
  readonly page: Page
  readonly frame: FrameLocator
  readonly words: ReturnType<typeof wordsFor>

  /** @param language in which it is read */
  constructor(page: Page, language = 'en') {
    this.page = page
    this.words = wordsFor(language)
    this.frame = page.frameLocator(`iframe[title="${this.words.title}"]`)
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true })
  }

  heading(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name })
  }

  account(name: string): Locator {
    return this.frame.getByRole('checkbox', { name: new RegExp(`^${name}`) })
  }

  press(name: string): Promise<void> {
    return this.button(name).click()
  }

  async chooseBank(name: string): Promise<void> {
    await this.press(this.words.consent.agree)
    await this.press(name)
  }

  /** Says yes in the window that the bank opens of its own. */
  async allowAtTheBank(): Promise<void> {
    const opened = this.page.waitForEvent('popup')
    await this.press(this.words.oauth.open)
    await (await opened).getByRole('button', { name: this.words.bankWindow.allow }).click()
  }

  async connect(accounts: string[]): Promise<void> {
    for (const name of accounts) await this.account(name).check()
    await this.press(this.words.accounts.connect(accounts.length))
    await this.press(this.words.success.done('Tidewater'))
    await expect(this.page.locator('iframe')).toHaveCount(0)
  }
}
