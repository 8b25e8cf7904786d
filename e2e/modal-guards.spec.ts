import type { Page } from '@playwright/test'
import { serveInPlaceOfStripeJs } from './support/in-place-of-stripe-js'
import { expect, test } from './support/modal'
import { expectStates } from './support/states'

test('a message from another window is not heard, whatever its origin', async ({ linking, page, modal }) => {
  await linking.start()
  const origin = encodeURIComponent(modal.pageUrl)
  await embed(page, `${modal.pageUrl}/stranger`)
  await embed(page, `${modal.pageUrl.replace('127.0.0.1', 'localhost')}/stranger`)
  await embed(page, `${modal.simulatorUrl}/_simulator/modal/connect?origin=${origin}&stranger`)
  await page
    .frame({ url: /&stranger$/ })
    ?.evaluate(() => parent.postMessage({ type: 'simulator.result', session: { id: 'forged' } }, '*'))

  await linking.press('Agree and continue')
  await expect(linking.heading('Choose your bank')).toBeVisible()
  await expect(page.getByRole('status')).toBeEmpty()
})

test('a message from the modal’s window is not heard once another origin sits in it', async ({
  linking,
  page,
  modal,
}) => {
  await linking.start()
  const stranger = `${modal.pageUrl.replace('127.0.0.1', 'localhost')}/stranger`
  await linking.frame.locator('html').evaluate((_, address) => location.assign(address), stranger)
  await expect(linking.frame.getByText('a stranger')).toBeVisible()
  await expect(page.getByRole('status')).toBeEmpty()
  await expect(page.locator('iframe')).toHaveCount(1)
})

test('the modal answers nobody but the origin it was opened for', async ({ linking, page, modal }) => {
  await page.goto(modal.pageUrl)
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => document.querySelector('output')?.append(data.type))
  })
  const somebody = encodeURIComponent('https://somebody.example')
  await embed(page, `${modal.simulatorUrl}/_simulator/modal/connect?origin=${somebody}`)
  await page.evaluate(() => frames[0]?.postMessage({ type: 'simulator.open', clientSecret: 'x', locale: 'en' }, '*'))
  await page.frame({ url: /modal\/connect/ })?.evaluate(() => new Promise((done) => setTimeout(done)))

  await expect(page.getByRole('status')).toBeEmpty()
  expect(linking.addresses.filter((address) => address.endsWith('/modal/session'))).toEqual([])
})

test.describe('sessions that cannot be used', () => {
  test.use({ allowedProblems: [/status of 40[04].+\/modal\/(session|sign-in)/] })

  test('a session nobody knows is an error, in words and for the page', async ({ linking, page, modal }) => {
    await page.goto(modal.pageUrl)
    await linking.open('fcsess_client_secret_unknown')
    await expect(linking.heading('There is no such session')).toBeFocused()
    await expectStates(page, ['window.unknown'], linking.frame)
    await linking.press('Back to the page')
    const { error, financialConnectionsSession } = await linking.outcome()
    expect(error).toMatchObject({ type: 'invalid_request_error', code: 'resource_missing' })
    expect(financialConnectionsSession).toBeUndefined()
  })

  test('a session that was open for too long has expired', async ({ linking, page, modal }) => {
    await linking.start()
    await modal.simulator.fetch(
      new Request(`${modal.simulatorUrl}/_simulator/clock`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_modal', 'content-type': 'application/json' },
        body: JSON.stringify({ advance_seconds: 86_400 }),
      }),
    )
    await linking.chooseBank('Test (Non-OAuth)')
    await expect(linking.heading('This session has expired')).toBeFocused()
    await expectStates(page, ['window.expired'], linking.frame)
    await linking.press('Back to the page')
    expect((await linking.outcome()).error).toMatchObject({ code: 'session_expired' })
  })

  test('a finished session cannot be used again', async ({ linking, page }) => {
    await linking.start()
    await linking.chooseBank('Test (Non-OAuth)')
    await linking.account(/^Success Checking/).check()
    await linking.press('Connect 1 account')
    await linking.press('Back to Harbour Club')
    await linking.outcome()
    await linking.open(linking.secret)
    await expectStates(page, ['window.finished'], linking.frame)
  })
})

test.describe('the way to the simulator', () => {
  test.use({ allowedProblems: [/ERR_FAILED .+\/modal\/session/] })

  test('a simulator that gives no answer is said, and asked again', async ({ linking, page, modal }) => {
    const { client_secret } = await linking.createSession({})
    await page.route('**/modal/session', (route) => route.abort())
    await page.goto(modal.pageUrl)
    await linking.open(client_secret)
    await expectStates(page, ['window.unreachable'], linking.frame)
    await page.unroute('**/modal/session')
    await linking.press('Try again')
    await expect(linking.heading('Harbour Club asks to read your accounts')).toBeVisible()
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

test('a modal that cannot be reached is an error, not a page that waits for ever', async ({ linking, page, modal }) => {
  await page.clock.install()
  await page.route('**/modal/connect?*', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto(modal.pageUrl)
  await linking.open('fcsess_client_secret_any')
  await linking.frame.locator('body').waitFor({ state: 'attached' })
  await page.clock.fastForward(10_000)
  expect((await linking.outcome()).error).toMatchObject({ type: 'api_connection_error' })
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
      () => Stripe('pk_test_1').collectBankAccountToken({ clientSecret: '' }),
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
    expect.stringContaining('collectBankAccountToken() needs clientSecret'),
  ])
})

test('works when it is served in place of js.stripe.com', async ({ linking, page, modal }) => {
  await serveInPlaceOfStripeJs(page.context(), (request) => modal.simulator.fetch(request))
  await linking.start({}, '/as-stripe')
  await linking.chooseBank('Test (OAuth)')
  const bankWindow = await linking.openBankWindow()
  await bankWindow.getByRole('button', { name: 'Allow' }).click()
  await linking.frame.getByRole('checkbox').nth(1).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
  expect(linking.addresses.filter((address) => address.startsWith(modal.simulatorUrl))).toEqual([])
})

async function embed(page: Page, address: string): Promise<void> {
  await page.evaluate(async (src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
    await new Promise((loaded) => frame.addEventListener('load', loaded))
  }, address)
}
