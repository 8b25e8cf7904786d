import { expect, test } from './support/modal'

test('a page that names its connected account links with that account’s session', async ({ linking, page, modal }) => {
  const { id, client_secret } = await linking.createSession({}, 'acct_1')
  await page.goto(`${modal.pageUrl}/?account=acct_1`)
  await linking.open(client_secret)
  await linking.chooseBank('Test (Non-OAuth)')
  await linking.account(/^Success Checking/).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession).toMatchObject({ id, accounts: [{ last4: '6789' }] })
})

test.describe('a session of another account', () => {
  test.use({ allowedProblems: [/status of 404.+\/modal\/session/] })

  for (const [what, made, opened, words] of [
    ['a connected account’s, on a page that names none', 'acct_1', '/', 'stripeAccount'],
    ['a connected account’s, on a page of another one', 'acct_1', '/?account=acct_2', 'stripeAccount'],
    ['the platform’s, on a page of a connected account', undefined, '/?account=acct_1', 'stripeAccount'],
    ['a test session, on a page with a live key', undefined, '/?key=pk_live_harbour', 'live mode key'],
  ] as const)
    test(what, async ({ linking, page, modal }) => {
      const { client_secret } = await linking.createSession({}, made)
      await page.goto(modal.pageUrl + opened)
      await linking.open(client_secret)
      await expect(linking.heading('There is no such session')).toBeFocused()
      await linking.press('Back to the page')
      const { error, financialConnectionsSession } = await linking.outcome()
      expect(error).toMatchObject({ type: 'invalid_request_error', code: 'resource_missing' })
      expect(error?.message).toContain(words)
      expect(financialConnectionsSession).toBeUndefined()
    })
})
