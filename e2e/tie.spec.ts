import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './support/accessible'
import { Keyboard } from './support/keyboard'
import { askSimulator, post, type StandaloneSimulator } from './support/linked-person'
import { signUp } from './support/people'
import { startProgram } from './support/program'
import { turnOn } from './support/second-factor'
import { expect } from './support/test'
import { test } from './support/with-keys'

const password = 'a few plain words'

// Two starts of a server and a command between them.
test.setTimeout(120_000)

test('staff say who signs in as a holder linked elsewhere, and they see the accounts; a colleague is handed a new password', async ({
  browser,
  bank,
  keys,
}) => {
  const customer = await linkElsewhere(bank)
  let invitation = ''
  const { url } = await keys({}, async (env) => {
    invitation = await inviteAdmin(env)
  })
  const theirs = await (await browser.newContext({ baseURL: url })).newPage()
  const person = await signUp(theirs)
  const page = await (await browser.newContext({ baseURL: url })).newPage()
  const { codes } = await joinAsAdmin(page, invitation)
  // Adopted in the background of the first start.
  await expect.poll(async () => (await page.request.get(`/api/search?q=${customer}`)).text()).toContain('Everyday')

  await page.goto('/support')
  await page.getByRole('searchbox').fill(customer)
  const card = page.getByRole('region', { name: 'Holder', exact: true })
  await expect(card).toContainText('nobody')
  const keyboard = new Keyboard(page)
  await keyboard.press(card.getByRole('button', { name: 'Say who signs in…' }))
  const dialog = page.getByRole('dialog')
  await keyboard.type(dialog.getByLabel('Id or e-mail address'), 'nobody@example.com')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('No customer signs in with this.')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(person.email)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('region', { name: 'User' })).toContainText(person.name)
  await expect(dialog.getByRole('region', { name: 'Holder' })).toContainText(customer)
  // The key that found them confirms nothing.
  await page.keyboard.press('Enter')
  await expectAccessible(page)

  // As five minutes after signing in.
  await page.route('**/api/account-holders/*/user', (route) => route.fulfill({ status: 403, json: { error: stale } }), {
    times: 1,
  })
  await keyboard.press(dialog.getByRole('button', { name: 'Let them see' }))
  await keyboard.type(dialog.getByLabel('Your password'), password)
  await page.keyboard.press('Enter')
  await keyboard.type(dialog.getByLabel('Code of your second factor'), codes[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(card).toContainText(`Signs in${person.name}`)
  expect(await card.evaluate((element) => element.contains(document.activeElement)), 'keeps its place').toBe(true)

  await theirs.goto('/accounts')
  await expect(theirs.getByRole('main').getByRole('link', { name: /Everyday/ })).toBeVisible()
  await handNewPassword(page, theirs)
})

/** No mail is sent here. */
async function handNewPassword(page: Page, other: Page) {
  const made = await post(page.request, '/api/staff-invitations', { email: 'sedge@example.com', role: 'support' })
  const token = z.object({ link: z.string() }).parse(made).link.split('#')[1]
  await post(other.request, '/api/staff-invitations/acceptance', { token, name: 'Rowan Sedge', password })
  await page.goto('/support/staff')
  const keyboard = new Keyboard(page)
  await keyboard.press(page.getByRole('button', { name: 'New password: Rowan Sedge' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'In person' })).toBeChecked()
  await expectAccessible(page)
  await keyboard.press(dialog.getByRole('button', { name: 'Make a link' }))
  const link = await dialog.locator('code').innerText()
  await expectAccessible(page)
  await keyboard.press(dialog.getByRole('button', { name: 'Done' }))
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'New password: Rowan Sedge' })).toBeFocused()
  await other.goto(link)
  await other.getByLabel('Password', { exact: true }).fill('seven herons on a wall')
  await other.getByRole('button', { name: 'Set the password' }).click()
  await expect(other.getByText('Your password is changed.')).toBeVisible()
}

const stale = {
  type: 'permission_error',
  code: 'proof_required',
  message: 'Enter your password again to go on.',
  request_id: 'req_1',
}

const identified = z.object({ id: z.string() })

/** An account that the business has at Stripe already, of a customer whom the product never saw. Gives the customer's id. */
async function linkElsewhere(bank: StandaloneSimulator): Promise<string> {
  const customer = identified.parse(await askSimulator(bank, '/v1/customers', 'name=Wren Alder')).id
  const asked = `account_holder[type]=customer&account_holder[customer]=${customer}&permissions[]=balances`
  const session = identified.parse(await askSimulator(bank, '/v1/financial_connections/sessions', asked)).id
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  await askSimulator(bank, `/_simulator/sessions/${session}/complete`, choice)
  return customer
}

/** With a key staff have a second factor before anything else. */
async function joinAsAdmin(page: Page, invitation: string) {
  await page.goto(invitation)
  await page.getByLabel('Your name').fill('Juniper Vale')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your settings' })).toBeVisible()
  await expectNothingElseIsOpen(page)
  return turnOn(page, password)
}

/** With a key staff set up a second factor before anything else. */
async function expectNothingElseIsOpen(page: Page): Promise<void> {
  await page.goto('/support/audit')
  await expect(page).toHaveURL(/\/settings$/)
  await expect(page.getByText('Set up your second factor to go on.')).toBeVisible()
  for (const address of ['/api/search?q=a', '/api/staff', '/api/accounts', '/api/stream']) {
    const refused = await page.evaluate(async (asked) => (await fetch(asked)).text(), address)
    expect([address, JSON.parse(refused).error.code]).toEqual([address, 'second_factor_required'])
  }
}

/** The command has to be alone with the embedded database, and wants one that a server has made. Gives the link. */
async function inviteAdmin(env: Record<string, string>): Promise<string> {
  const server = startProgram('scripts/serve.mjs', [], env)
  await server.printed('is serving at')
  await server.stop()
  const { stdout } = await startProgram('scripts/admin.mjs', ['create', 'harbour-master@example.com'], env).ended
  return /http\S+/.exec(stdout)?.[0] ?? ''
}
