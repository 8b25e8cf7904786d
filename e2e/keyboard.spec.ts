import type { Page } from '@playwright/test'
import { expectStateAccessible } from './support/accessible'
import { BankWindow } from './support/bank-window'
import { hold } from './support/hold'
import { Keyboard } from './support/keyboard'
import { advanceClock, openPalette } from './support/people'
import { expect, test } from './support/test'

test('the whole way through with a keyboard only', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const keyboard = new Keyboard(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  await page.goto('/')
  await keyboard.press(link('Create a profile'))
  await keyboard.type(page.getByLabel('Your name'), 'Wren Alder')
  await keyboard.type(page.getByLabel('E-mail'), `keys-${process.pid}@example.com`)
  await keyboard.type(page.getByLabel('Password'), 'a few plain words')
  await page.keyboard.press('Enter')
  await keyboard.press(link('Link an account'))
  await expect(page.getByRole('heading', { level: 1, name: 'What you will share' })).toBeVisible()

  const bank = new BankWindow(page)
  await keyboard.press(button('Continue to your bank'))
  await bank.heading('Tidewater asks to read your accounts').waitFor()
  await page.keyboard.press('Escape')
  await keyboard.press(bank.button('Leave'))
  await expect(page.getByText('You left before an account was linked')).toBeVisible()

  await keyboard.press(button('Continue to your bank'))
  await keyboard.press(bank.button('Agree and continue'))
  await keyboard.press(bank.button('Test (Non-OAuth)'))
  await keyboard.press(bank.account('Success Checking'), 'Space')
  await keyboard.press(bank.account('High Balance'), 'Space')
  await keyboard.press(bank.button('Connect 2 accounts'))
  await keyboard.press(bank.button('Back to Tidewater'))
  await expect(page.getByText('Linked 2 accounts.')).toBeVisible()

  await keyboard.press(link('Link an account'))
  await keyboard.press(button('Continue to your bank'))
  await keyboard.press(bank.button('Agree and continue'))
  await keyboard.press(bank.button('Test (OAuth)'))
  const opened = page.waitForEvent('popup')
  await keyboard.press(bank.button('Continue in a new window'))
  const theirs = await opened
  // Enter would close the window between the key's going down and its coming up.
  await new Keyboard(theirs).press(theirs.getByRole('button', { name: 'Allow' }), 'Space')
  await keyboard.press(bank.frame.getByRole('checkbox').nth(1), 'Space')
  await keyboard.press(bank.button('Connect 1 account'))
  await keyboard.press(bank.button('Back to Tidewater'))
  await expect(page.getByText('Linked one account.')).toBeVisible()

  await keyboard.press(link(/^Success/))
  await expect(page.getByRole('heading', { level: 1, name: /Success/ })).toBeVisible()
  await keyboard.press(button('Ask the bank'))
  await keyboard.press(button('Show owners'))
  await expect(page.getByRole('region', { name: 'Owners' }).getByText('@example.com')).toBeVisible()

  await advanceClock(browser, 120)
  await page.reload()
  await button('Refresh').waitFor()
  await page.keyboard.press('r')
  await expect(page.getByText('Refresh finished.')).toBeVisible()

  await keyboard.press(button('More for this account'))
  await keyboard.press(button('Disconnect…'))
  const dialog = page.getByRole('dialog')
  await keyboard.press(dialog.getByRole('button', { name: 'Disconnect' }))
  await expect(page.getByText('This account is disconnected.')).toBeVisible()
})

test('support finds an account by last four digits and by id with a keyboard only', async ({ page }) => {
  const keyboard = new Keyboard(page)
  await page.goto('/')
  await keyboard.press(page.getByRole('button', { name: 'Enter as support' }))
  await page.waitForURL(/\/support/)
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('9031')
  await keyboard.press(page.getByRole('link', { name: /9031/ }))
  await expect(page.getByRole('heading', { level: 1, name: /House deposit/ })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(search).toBeFocused()
  await page.keyboard.type(id)
  await expect(page).toHaveURL(new RegExp(`/support/accounts/${id}`))

  // From another page: by the same id, which nothing shown is called.
  await page.goto('/support/calls')
  await openPalette(page)
  await page.keyboard.type(id)
  await expect(page.getByRole('option', { name: /House deposit/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/support/accounts/${id}`))
})

test('whatever has a name is found by it, from anywhere', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Enter as a customer' }).click()
  await page.waitForURL(/\/accounts/)
  const palette = page.getByRole('dialog', { name: 'Find or go to' })
  const box = palette.getByRole('combobox')
  const chosen = palette.getByRole('option', { selected: true })
  const find = async (text: string) => {
    await openPalette(page)
    await page.keyboard.type(text)
  }

  await find('euro trav')
  await expect(chosen).toHaveText(/^Euro travel/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Euro travel/ })).toBeVisible()

  // While typing elsewhere, too; the arrows go around, and what is chosen is told.
  await page.getByRole('searchbox').focus()
  await find('old mill')
  await expect(palette.getByRole('option')).toHaveText(['Search transactions for “old mill”'])
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await find('')
  await page.keyboard.press('ArrowUp')
  await expect(chosen).toHaveText('Sign out')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveText('Accounts')
  await expect(box).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')

  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await find('keyboard')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectStateAccessible(page)
  await page.keyboard.press('Escape')
  await find('old mill')
  await expectAwaited(page, /\/transactions\?/, () => page.keyboard.press('Enter'))
  await expect(page).toHaveURL(/\/transactions\?q=old\+mill/)
  await expect(
    page
      .getByRole('grid', { name: 'Transactions' })
      .getByRole('link', { name: /Old Mill/ })
      .first(),
  ).toBeVisible()

  await page.keyboard.press('g')
  await expectAwaited(page, /\/insights\?/, () => page.keyboard.press('i'))
  await expect(page).toHaveURL(/\/insights/)
  const accounts = page.getByRole('navigation').getByRole('link', { name: 'Accounts' })
  await expectAwaited(page, /\/accounts\?/, () => accounts.click())
  await expect(page).toHaveURL(/\/accounts/)
})

/** The page that is left stays, under a line, for as long as the next one takes. */
async function expectAwaited(page: Page, next: RegExp, leave: () => Promise<void>): Promise<void> {
  const goOn = await hold(page, next)
  await leave()
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body, '::after').opacity)).toBe('1')
  await expectStateAccessible(page)
  goOn()
  await expect(page.locator('[data-awaited]')).toHaveCount(0)
}
