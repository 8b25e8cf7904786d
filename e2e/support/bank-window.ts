import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect } from './test'

/** The simulator's modal, as a person sees it over whatever page opened it. */
export class BankWindow {
  readonly page: Page
  readonly frame: FrameLocator

  constructor(page: Page) {
    this.page = page
    this.frame = page.frameLocator('iframe[title="Link a bank account (simulated)"]')
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
    await this.press('Agree and continue')
    await this.press(name)
  }

  /** Says yes in the window that the bank opens of its own. */
  async allowAtTheBank(): Promise<void> {
    const opened = this.page.waitForEvent('popup')
    await this.press('Continue in a new window')
    await (await opened).getByRole('button', { name: 'Allow' }).click()
  }

  async connect(accounts: string[]): Promise<void> {
    for (const name of accounts) await this.account(name).check()
    const count = accounts.length
    await this.press(count === 1 ? 'Connect 1 account' : `Connect ${count} accounts`)
    await this.press('Back to Tidewater')
    await expect(this.page.locator('iframe')).toHaveCount(0)
  }
}
