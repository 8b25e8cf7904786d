import AxeBuilder from '@axe-core/playwright'
import { expect, type Linking, test } from './support/modal'

test('links accounts at a bank without a sign-in, and gives the page what Stripe.js would', async ({ linking }) => {
  await linking.start()
  for (const shared of ['Balances', 'Transactions', 'Not your password'])
    await expect(linking.frame.getByText(shared, { exact: true })).toBeVisible()
  await expect(linking.frame.getByText('Owner name and address')).toHaveCount(0)
  await linking.chooseBank('Test (Non-OAuth)')

  await expect(linking.button('Connect accounts')).toBeDisabled()
  await account(linking, /^Success Checking ending in 6789$/).check()
  await account(linking, /^High Balance/).check()
  await expect(linking.frame.getByRole('checkbox', { name: 'Select all accounts' })).toHaveJSProperty(
    'indeterminate',
    true,
  )
  await expect(linking.frame.getByText('$4,126.50')).toHaveCount(0)
  await linking.press('Show balances')
  await expect(linking.frame.getByText('$4,126.50')).toBeVisible()
  await linking.press('Connect 2 accounts')
  await expect(linking.heading('2 accounts connected')).toBeFocused()
  await linking.press('Back to Harbour Club')

  const { keys, financialConnectionsSession, error } = await linking.outcome()
  expect(keys).toEqual(['financialConnectionsSession', 'error'])
  expect(error).toBeUndefined()
  expect(financialConnectionsSession?.id).toMatch(/^fcsess_/)
  expect(financialConnectionsSession?.accounts.map((account) => account.last4)).toEqual(['6789', '4242'])
  await expect(linking.page.getByRole('button', { name: 'Link a bank' })).toBeFocused()
})

test('links through the bank’s own window, where refusing and closing have their own words', async ({
  linking,
  page,
}) => {
  await linking.start()
  await linking.chooseBank('Bank (OAuth)')

  const refused = await openBankWindow(linking)
  await expect(refused.getByRole('heading')).toHaveText('Let Harbour Club read your accounts?')
  await expectNoViolations(linking, refused)
  await refused.getByRole('button', { name: 'Refuse' }).click()
  await expect(linking.frame.getByText('You refused at the bank')).toBeVisible()

  const closed = await openBankWindow(linking)
  await closed.close()
  await expect(linking.frame.getByText('was closed before you decided')).toBeVisible()

  const allowed = await openBankWindow(linking)
  await allowed.getByRole('button', { name: 'Allow' }).click()
  await linking.frame.getByRole('checkbox').nth(1).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)

  expect(page.context().pages()).toHaveLength(1)
  expect(linking.addresses.some((address) => address.includes('/modal/oauth?state='))).toBe(true)
  expect(linking.addresses.filter((address) => address.includes(linking.secret))).toEqual([])
})

test('says so when the browser blocks the bank’s window', async ({ linking, page }) => {
  await page.addInitScript(() => {
    window.open = () => null
  })
  await linking.start()
  await linking.chooseBank('Test (OAuth)')
  await linking.press('Continue in a new window')
  await expect(linking.frame.getByRole('alert')).toContainText('Your browser blocked the window')
})

test('takes any password, tells a wrong one, and survives a bank that breaks off', async ({ linking }) => {
  await linking.start()
  await linking.chooseBank('Bank (Non-OAuth)')
  await linking.field('User name').fill('ada')
  await linking.press('Sign in')
  await expect(linking.frame.getByRole('alert')).toContainText('Type something first')

  await signIn(linking, 'incorrect')
  await expect(linking.frame.getByRole('alert')).toContainText('Not accepted')
  await expect(linking.field('Password')).toBeFocused()
  await expect(linking.field('Password')).toHaveAccessibleDescription(/Not accepted/)

  await signIn(linking, 'error')
  await expect(linking.heading('Bank (Non-OAuth) ended the sign-in')).toBeFocused()
  await linking.press('Sign in again')

  await signIn(linking, 'options')
  await linking.frame.getByLabel(/E-mail/).check()
  await linking.press('Continue')
  await linking.field('Code').fill('123456')
  await linking.press('Continue')
  await expect(linking.heading('Choose accounts')).toBeVisible()
})

for (const [password, question] of [
  ['mfa', 'Enter the code'],
  ['confirm_mfa', 'Confirm in the bank’s app'],
  ['security_question', 'Answer your security question'],
] as const)
  test(`asks one thing more after the password ${password}`, async ({ linking }) => {
    await linking.start()
    await linking.chooseBank('Bank (Non-OAuth)')
    await signIn(linking, password)
    await expect(linking.heading(question)).toBeVisible()
  })

for (const [bank, words] of [
  ['Down (Scheduled)', /closed for maintenance/],
  ['Down (Unscheduled)', /not available right now/],
  ['Down (Error)', /an answer we do not understand/],
] as const)
  test(`${bank} says what happened and offers other banks`, async ({ linking }) => {
    await linking.start()
    await linking.chooseBank(bank)
    await expect(linking.heading(words)).toBeFocused()
    await linking.press('Test (Non-OAuth)')
    await expect(linking.heading('Choose accounts')).toBeVisible()
  })

test('says when the bank expects to be back', async ({ linking }) => {
  await linking.start()
  await linking.chooseBank('Down (Scheduled)')
  await expect(linking.frame.getByText(/expects to be back .+ at \d+:\d\d [AP]M, in 2 hr 30 min/)).toBeVisible()
  await linking.frame.getByRole('button', { name: /^Come back after \d+:\d\d [AP]M/ }).click()
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toEqual([])
})

test('lists nine banks and finds four more', async ({ linking }) => {
  await linking.start()
  await linking.press('Agree and continue')
  const search = linking.frame.getByRole('searchbox', { name: 'Search 13 test banks' })
  const banks = linking.frame.getByRole('main').getByRole('listitem')
  await expect(search).toBeFocused()
  await expect(banks).toHaveCount(9)
  for (const name of ['Tokenized Account', 'inactive', 'Immediately', 'EVENTUALLY']) {
    await search.fill(name)
    await expect(banks).toHaveCount(1)
    await expect(linking.frame.getByRole('status')).toHaveText('1 bank found')
  }
  await search.fill('zebra')
  await expect(linking.frame.getByText('No test bank is called “zebra”.').first()).toBeVisible()
  await linking.press('Clear search')
  await expect(banks).toHaveCount(9)
  await expect(search).toBeFocused()
})

test('a limit of one offers radios', async ({ linking }) => {
  await linking.start({ 'limits[accounts]': '1' })
  await linking.chooseBank('Test (Non-OAuth)')
  await expect(linking.frame.getByRole('radio')).toHaveCount(10)
  await account(linking, /^Success Checking/).check()
  await account(linking, /^High Balance/).check()
  await expect(linking.frame.getByText('Harbour Club asked for one account.')).toBeVisible()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toMatchObject([{ last4: '4242' }])
})

test('a limit of two keeps the others shut once it is reached', async ({ linking }) => {
  await linking.start({ 'limits[accounts]': '2' })
  await linking.chooseBank('Test (Non-OAuth)')
  await account(linking, /^Success Checking/).check()
  await account(linking, /^High Balance/).check()
  await expect(account(linking, /^Failure/)).toBeDisabled()
  await expect(linking.frame.getByText('Harbour Club asked for at most 2 accounts.')).toBeVisible()
  await account(linking, /^High Balance/).uncheck()
  await expect(account(linking, /^Failure/)).toBeEnabled()
})

test('accounts of a kind nobody asked for stay in sight with the reason', async ({ linking }) => {
  await linking.start({ 'filters[account_subcategories][0]': 'savings' })
  await linking.chooseBank('Ownership Accounts')
  await expect(account(linking, /^One owner .* not asked for$/)).toBeDisabled()
  await linking.frame.getByRole('checkbox', { name: 'Select all accounts' }).check()
  await expect(account(linking, /^Family of twelve/)).toBeChecked()
  await expect(linking.button('Connect 1 account')).toBeEnabled()
})

test('a bank where nothing fits says so', async ({ linking }) => {
  await linking.start({ 'filters[account_subcategories][0]': 'savings' })
  await linking.chooseBank('Test (Non-OAuth)')
  await expect(linking.heading('No account at Test (Non-OAuth) fits')).toBeFocused()
  await linking.press('Choose another bank')
  await expect(linking.heading('Choose your bank')).toBeVisible()
})

test('Escape asks first; leaving is an answer without accounts, and the session can be opened again', async ({
  linking,
  page,
}) => {
  await linking.start()
  await linking.press('Agree and continue')
  await page.keyboard.press('Escape')
  const question = linking.frame.getByRole('alertdialog', { name: 'Leave without connecting?' })
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await linking.press('Close')
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

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any pane, ${colorScheme}`, async ({ linking, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await linking.start({ 'limits[accounts]': '3', 'filters[account_subcategories][0]': 'checking' })
    await expectNoViolations(linking)
    await linking.press('Agree and continue')
    await expectNoViolations(linking)
    await linking.press('Down (Scheduled)')
    await expectNoViolations(linking)
    await linking.press('Choose another bank')
    await linking.press('Bank (OAuth)')
    await expectNoViolations(linking)
    await linking.press('Choose another bank')
    await linking.press('Bank (Non-OAuth)')
    await signIn(linking, 'incorrect')
    await expectNoViolations(linking)
    await signIn(linking, 'options')
    await expectNoViolations(linking)
    await linking.press('Back')
    await linking.press('Ownership Accounts')
    await account(linking, /^One owner/).check()
    await expectNoViolations(linking)
    await page.keyboard.press('Escape')
    await expectNoViolations(linking)
    await linking.press('Stay')
    await linking.press('Connect 1 account')
    await expect(linking.heading('1 account connected')).toBeVisible()
    await expectNoViolations(linking)
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
    await account(linking, /^Weekly Payment Volume Exceeded/).check()
    const content = linking.frame.locator('html')
    expect(await content.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0)
    await expect(linking.frame.getByText('no bank is contacted')).toBeInViewport()
    await linking.press('Connect 1 account')
    await linking.press('Back to Harbour Club')
    expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
  })

test('a message from anybody else is not heard', async ({ linking, page, modal }) => {
  await linking.start()
  const stranger = `${modal.pageUrl.replace('127.0.0.1', 'localhost')}/stranger`
  await page.evaluate(async (address) => {
    // The right origin, but not the modal's window.
    postMessage({ type: 'simulator.result', session: { id: 'forged', accounts: [] } }, '*')
    const frame = document.createElement('iframe')
    frame.src = address
    document.body.append(frame)
    await new Promise((loaded) => frame.addEventListener('load', loaded))
  }, stranger)
  await linking.press('Agree and continue')
  await expect(linking.heading('Choose your bank')).toBeVisible()
  await expect(page.getByRole('status')).toBeEmpty()
})

test('the modal tells nobody but the page it was opened for', async ({ linking, page, modal }) => {
  await page.goto(modal.pageUrl)
  const heard = await page.evaluate(async (simulatorUrl) => {
    const messages: unknown[] = []
    addEventListener('message', (event) => messages.push(event.data))
    const frame = document.createElement('iframe')
    frame.src = `${simulatorUrl}/_simulator/modal/connect?origin=${encodeURIComponent('https://somebody.example')}`
    document.body.append(frame)
    await new Promise((loaded) => frame.addEventListener('load', loaded))
    frame.contentWindow?.postMessage({ type: 'simulator.open', clientSecret: 'x', locale: 'en' }, '*')
    return messages
  }, modal.simulatorUrl)
  expect(heard).toEqual([])
  expect(linking.addresses.filter((address) => address.endsWith('/modal/session'))).toEqual([])
})

test.describe('sessions that cannot be used', () => {
  test.use({ allowedProblems: [/status of 40[04].+\/modal\/session/] })

  test('a session nobody knows is an error, in words and for the page', async ({ linking, page, modal }) => {
    await page.goto(modal.pageUrl)
    await linking.open('fcsess_client_secret_unknown')
    await expect(linking.heading('There is no such session')).toBeFocused()
    await linking.press('Back to the page')
    const { error, financialConnectionsSession } = await linking.outcome()
    expect(error).toMatchObject({ type: 'invalid_request_error', code: 'resource_missing' })
    expect(financialConnectionsSession).toBeUndefined()
  })

  test('a finished session cannot be used again', async ({ linking }) => {
    await linking.start()
    await linking.chooseBank('Test (Non-OAuth)')
    await account(linking, /^Success Checking/).check()
    await linking.press('Connect 1 account')
    await linking.press('Back to Harbour Club')
    await linking.outcome()
    await linking.open(linking.secret)
    await expect(linking.heading('This session is already finished')).toBeVisible()
  })
})

test('there is one modal at a time', async ({ linking, page }) => {
  await linking.start()
  const second = await page.evaluate(async () =>
    window.Stripe?.('pk_test_1').collectFinancialConnectionsAccounts({ clientSecret: 'another' }),
  )
  expect(second?.error).toMatchObject({ code: 'modal_already_open' })
  await expect(page.locator('iframe')).toHaveCount(1)
})

test('a wrong key or a call it cannot do is refused in words', async ({ page, modal }) => {
  await page.goto(modal.pageUrl)
  const refusals = await page.evaluate(async () => {
    const { Stripe } = window
    if (!Stripe) return []
    const attempts = [
      () => Stripe(''),
      () => Stripe('sk_test_1'),
      () => Stripe('pk_test_1').collectFinancialConnectionsAccounts({ clientSecret: '' }),
      () => Stripe('pk_test_1').collectBankAccountToken({ clientSecret: 'x' }),
    ]
    const words = []
    for (const attempt of attempts)
      try {
        await attempt()
        words.push('nothing')
      } catch (problem) {
        words.push(problem instanceof Error ? problem.message : '')
      }
    return words
  })
  expect(refusals).toEqual([
    expect.stringContaining('publishable key'),
    expect.stringContaining('never a secret one'),
    expect.stringContaining('clientSecret'),
    expect.stringContaining('does not collect bank account tokens'),
  ])
})

test('works when it is served in place of js.stripe.com', async ({ linking, page, modal }) => {
  await page.context().route('https://js.stripe.com/endive/**', async (route) => {
    const request = route.request()
    const { pathname, search } = new URL(request.url())
    const body = request.postData()
    const answer = await modal.simulator.fetch(
      new Request(`http://simulator${pathname.replace('/endive', '/_simulator')}${search}`, {
        method: request.method(),
        headers: await request.allHeaders(),
        ...(body && { body }),
      }),
    )
    const headers = Object.fromEntries(answer.headers)
    await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) })
  })
  await linking.start({}, '/as-stripe')
  await linking.chooseBank('Test (OAuth)')
  const bankWindow = await openBankWindow(linking)
  await bankWindow.getByRole('button', { name: 'Allow' }).click()
  await linking.frame.getByRole('checkbox').nth(1).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
  expect(linking.addresses.filter((address) => address.startsWith(modal.simulatorUrl))).toEqual([])
})

function account(linking: Linking, name: RegExp) {
  return linking.frame.getByRole('checkbox', { name }).or(linking.frame.getByRole('radio', { name }))
}

async function signIn(linking: Linking, password: string): Promise<void> {
  await linking.field('User name').fill('ada')
  await linking.field('Password').fill(password)
  await linking.press('Sign in')
}

async function openBankWindow(linking: Linking) {
  const opened = linking.page.waitForEvent('popup')
  await linking.press('Continue in a new window')
  return opened
}

async function expectNoViolations(linking: Linking, page = linking.page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
}
