import { expect, test } from './support/modal'
import { expectStates } from './support/states'

/** An app's webview: a new window opens in another browser, so that the page is handed none, and is hidden meanwhile. */
test('where the bank opens in another browser, that leads back to the app, and the modal goes on', async ({
  linking,
  page,
  modal,
  browser,
}) => {
  const opened: string[] = []
  await page.exposeFunction('openElsewhere', (url: string) => opened.push(url))
  await page.addInitScript(() => {
    window.open = (url) => {
      const openElsewhere: unknown = Reflect.get(window, 'openElsewhere')
      if (typeof openElsewhere === 'function') openElsewhere(String(url))
      return null
    }
  })
  const returnUrl = `${modal.pageUrl}/stranger?back`
  await linking.start({ return_url: returnUrl })
  await linking.chooseBank('Bank (OAuth)')
  await linking.press('Continue in a new window')
  await expect.poll(() => opened.length).toBe(1)
  await expect(linking.frame.getByRole('status')).toHaveText('Waiting for the bank’s window…')
  await expect(linking.frame.getByText('Your browser blocked the window')).toHaveCount(0)
  await expectStates(page, ['window.elsewhere'], linking.frame)

  const elsewhere = await browser.newPage()
  await elsewhere.goto(opened[0] ?? '')
  await elsewhere.getByRole('button', { name: 'Allow' }).click()
  await elsewhere.waitForURL(returnUrl)
  await elsewhere.close()

  await linking.heading('Sign in at Bank (OAuth)').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await linking.account(/^Everyday/).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)
})
