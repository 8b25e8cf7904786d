import { expectStateAccessible } from './support/accessible'
import { expect, test } from './support/modal'
import { expectStates } from './support/states'

test('Escape asks first; leaving is an answer without accounts, and the session can be opened again', async ({
  linking,
  page,
}) => {
  await linking.start()
  await linking.press('Agree and continue')
  await page.keyboard.press('Escape')
  const question = linking.frame.getByRole('alertdialog', { name: 'Leave without connecting?' })
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused()
  await expectStates(page, ['window.leaving'], linking.frame)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await linking.press('Close')
  await linking.press('Stay')
  // Beside the card, where the focus is no longer inside the frame.
  await page.mouse.click(20, 400)
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Leave' }).click()

  const { financialConnectionsSession, error } = await linking.outcome()
  expect(financialConnectionsSession?.accounts).toEqual([])
  expect(error).toBeUndefined()
  await expect(page.getByRole('button', { name: 'Link a bank' })).toBeFocused()

  await linking.open(linking.secret)
  await expect(linking.heading('Harbour Club asks to read your accounts')).toBeVisible()
})

test('can be walked by keyboard alone, and Tab stays inside', async ({ linking, page }) => {
  await linking.start()
  await page.keyboard.press('Tab')
  await expect(linking.button('Agree and continue')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(linking.button('Close')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(linking.frame.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await expect(linking.frame.getByRole('checkbox', { name: /^Success/ }).first()).toBeFocused()
  await page.keyboard.press('Space')
  for (let stop = 0; stop < 10; stop++) await page.keyboard.press('Tab')
  await expect(linking.button('Connect 1 account')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(linking.button('Back')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(linking.heading('1 account connected')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
})

test('the page behind stands still, and only its simulator strip stays uncovered', async ({ linking, page }) => {
  await linking.start({}, '/with-strip')
  const strip = await page.locator('[data-simulator-strip]').boundingBox()
  expect((await page.getByRole('dialog').boundingBox())?.y).toBe((strip?.y ?? 0) + (strip?.height ?? 0))
  await page.mouse.move(20, 400)
  await page.mouse.wheel(0, 500)
  await page.getByRole('button', { name: 'Link a bank' }).focus()
  await expect(page.getByRole('button', { name: 'Link a bank' })).not.toBeFocused()
  expect(await page.evaluate(() => [scrollY, getComputedStyle(document.documentElement).overflow])).toEqual([
    0,
    'hidden',
  ])
  await linking.press('Close')
  await linking.press('Leave')
  await linking.outcome()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('visible')
})

test('axe finds nothing on any pane', async ({ linking, page }) => {
  await linking.start({ 'limits[accounts]': '3', 'filters[account_subcategories][0]': 'checking' })
  await expectStateAccessible(page)
  await linking.press('Agree and continue')
  await expectStateAccessible(page)
  await linking.press('Down (Scheduled)')
  await expectStateAccessible(page)
  await linking.press('Choose another bank')
  await linking.press('Bank (OAuth)')
  await expectStateAccessible(page)
  const bankWindow = await linking.openBankWindow()
  await expect(bankWindow.getByRole('button', { name: 'Allow' })).toBeVisible()
  await expectStateAccessible(bankWindow)
  await bankWindow.close()
  await linking.press('Choose another bank')
  await linking.press('Bank (Non-OAuth)')
  await linking.signIn('incorrect')
  await expectStateAccessible(page)
  await linking.signIn('options')
  await expectStateAccessible(page)
  await linking.press('Back')
  await linking.press('Ownership Accounts')
  await linking.account(/^One owner/).check()
  await expectStateAccessible(page)
  await page.keyboard.press('Escape')
  await expectStateAccessible(page)
  await linking.press('Stay')
  await linking.press('Connect 1 account')
  await expect(linking.heading('1 account connected')).toBeVisible()
  await expectStateAccessible(page)
})

test.describe('numbers that are missing', () => {
  test.use({ allowedProblems: [/status of 400 .+\/modal\/complete/] })

  test('axe finds nothing where they are read or typed in', async ({ linking, page }) => {
    await linking.start({
      'permissions[2]': 'payment_method',
      'manual_entry[mode]': 'automatic',
      'filters[require_payment_method_support]': 'all',
    })
    await linking.chooseBank('Invalid Payment Accounts')
    await linking.account(/^Checking without numbers/).check()
    await linking.press('Connect 1 account')
    await expect(linking.heading('The account number could not be read')).toBeVisible()
    await expectStateAccessible(page)
    await linking.press('Enter bank details by hand')
    await linking.press('Continue')
    await expectStateAccessible(page)
    await linking.field('Routing number').fill('110000000')
    await linking.field('Account number').fill('000123456789')
    await linking.field('Account number, once more').fill('000123456789')
    await linking.press('Continue')
    await expect(linking.heading('Bank details taken')).toBeVisible()
    await expectStateAccessible(page)
  })
})

for (const [name, width, height] of [
  ['a phone', 390, 844],
  ['a small phone', 320, 568],
  ['a window at 200 %', 640, 400],
] as const)
  test(`everything can be reached on ${name}`, async ({ linking, page }) => {
    await page.setViewportSize({ width, height })
    await linking.start()
    const box = await page.locator('iframe').boundingBox()
    expect(box?.width).toBe(width > 480 ? 400 : width)
    expect(box?.height).toBe(Math.min(height, width > 480 ? 640 : height))
    await linking.press('Agree and continue')
    await linking.press('Test (Non-OAuth)')
    await linking.account(/^Weekly Payment Volume Exceeded/).check()
    const content = linking.frame.locator('html')
    expect(await content.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0)
    await expect(linking.frame.getByText('no bank is contacted')).toBeInViewport()
    await linking.press('Connect 1 account')
    await linking.press('Back to Harbour Club')
    expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
  })
