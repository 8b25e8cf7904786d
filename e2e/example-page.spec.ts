import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { BankWindow } from './support/bank-window'
import { startProgram } from './support/program'
import { test as base, expect } from './support/test'

/** The page of the simulator's README as a static file, and the simulator as its command starts it. */
const test = base.extend<object, { simulatorUrl: string; pageUrl: string }>({
  simulatorUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const simulator = startProgram('scripts/simulator.mjs', ['--port', '0'], {})
      await simulator.printed('simulator listening on')
      await use(/http:\S+/.exec(simulator.stdout())?.[0] ?? '')
      await simulator.stop()
    },
    { scope: 'worker' },
  ],
  pageUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const port = await findFreePort()
      const server = createServer(async (_, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(await readFile('lib/simulator/example/link.html'))
      }).listen(port, '127.0.0.1')
      await once(server, 'listening')
      await use(`http://127.0.0.1:${port}/link.html`)
      server.close()
    },
    { scope: 'worker' },
  ],
})

test('a page of one file links accounts with the simulator’s script', async ({ page, pageUrl, simulatorUrl }) => {
  const { id, client_secret } = await createSession(simulatorUrl)
  await page.goto(pageUrl)
  await submit(page, simulatorUrl, client_secret)
  const bank = new BankWindow(page)
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking', 'High Balance'])
  await expect(page.getByRole('status')).toHaveText('Linked: 2')
  await expect(page.getByRole('listitem')).toHaveText(['Success ending in 6789', 'High Balance ending in 4242'])

  const session = await ask(simulatorUrl, `/v1/financial_connections/sessions/${id}`)
  expect(session.accounts?.data).toHaveLength(2)
})

test.describe('without a simulator', () => {
  test.use({ allowedProblems: [/Failed to load resource/] })

  test('the page says so, and links once the address is right', async ({ page, pageUrl, simulatorUrl }) => {
    const { client_secret } = await createSession(simulatorUrl)
    await page.goto(pageUrl)
    await submit(page, `http://127.0.0.1:${await findFreePort()}`, client_secret)
    await expect(page.getByRole('status')).toHaveText('No simulator answers at this address.')
    await submit(page, simulatorUrl, client_secret)
    await expect(new BankWindow(page).button('Agree and continue')).toBeVisible()
  })
})

async function submit(page: Page, simulatorUrl: string, secret: string): Promise<void> {
  await page.getByLabel('Simulator').fill(simulatorUrl)
  await page.getByLabel('client_secret').fill(secret)
  await page.getByRole('button', { name: 'Link', exact: true }).click()
}

async function createSession(simulatorUrl: string) {
  const customer = await ask(simulatorUrl, '/v1/customers', {})
  return ask(simulatorUrl, '/v1/financial_connections/sessions', {
    'account_holder[type]': 'customer',
    'account_holder[customer]': customer.id,
    'permissions[]': 'balances',
  })
}

type Answer = { id: string; client_secret: string; accounts?: { data: object[] } }

async function ask(simulatorUrl: string, path: string, form?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(simulatorUrl + path, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: 'Bearer sk_test_page' },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}
