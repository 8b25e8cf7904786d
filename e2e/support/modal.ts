import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { Readable } from 'node:stream'
import type { FrameLocator, Page } from '@playwright/test'
import { createSimulator, type Simulator } from '../../lib/simulator/index'
import { test as base, expect } from './test'

type Modal = {
  simulatorUrl: string
  pageUrl: string
  simulator: Simulator
}

/** A simulator on one origin, and on another a page of somebody who has never heard of us. */
export const test = base.extend<{ linking: Linking }, { modal: Modal }>({
  modal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const simulator = await createSimulator({ businessName: 'Harbour Club' })
      const simulatorServer = createServer((request, response) => void forward(simulator, request, response))
      const simulatorUrl = await listen(simulatorServer)
      const pageServer = createServer(embeddingPage(simulatorUrl))
      const pageUrl = await listen(pageServer)
      await use({ simulatorUrl, pageUrl, simulator })
      simulatorServer.close()
      pageServer.close()
      await simulator.close()
    },
    { scope: 'worker' },
  ],
  linking: async ({ page, modal }, use) => {
    await use(new Linking(page, modal))
  },
})

export { expect }

/** A person in front of a page that links bank accounts. */
export class Linking {
  readonly page: Page
  readonly modal: Modal
  readonly frame: FrameLocator
  readonly addresses: string[] = []
  secret = ''

  constructor(page: Page, modal: Modal) {
    this.page = page
    this.modal = modal
    this.frame = page.frameLocator('iframe[title="Link a bank account (simulated)"]')
    page.context().on('request', (request) => this.addresses.push(request.url()))
  }

  /** Creates a session, opens the page and the modal. */
  async start(parameters: Record<string, string> = {}, path = '/'): Promise<void> {
    const { client_secret } = await this.createSession(parameters)
    await this.page.goto(this.modal.pageUrl + path)
    await this.open(client_secret)
    await expect(this.heading('Harbour Club asks to read your accounts')).toBeVisible()
  }

  async open(secret: string, button = 'Link a bank'): Promise<void> {
    this.secret = secret
    await this.page.getByLabel('Secret').fill(secret)
    await this.page.getByRole('button', { name: button }).click()
  }

  /** As `start`, for the call that gives a bank account token. */
  async startToken(parameters: Record<string, string>): Promise<void> {
    const { client_secret } = await this.createSession(parameters)
    await this.page.goto(this.modal.pageUrl)
    await this.open(client_secret, 'Add a bank account')
  }

  async chooseBank(name: string): Promise<void> {
    await this.press('Agree and continue')
    await this.press(name)
  }

  press(name: string): Promise<void> {
    return this.button(name).click()
  }

  button(name: string) {
    return this.frame.getByRole('button', { name, exact: true })
  }

  account(name: RegExp) {
    return this.frame.getByRole('checkbox', { name }).or(this.frame.getByRole('radio', { name }))
  }

  async signIn(password: string): Promise<void> {
    await this.field('User name').fill('ada')
    await this.field('Password').fill(password)
    await this.press('Sign in')
  }

  async openBankWindow(): Promise<Page> {
    const opened = this.page.waitForEvent('popup')
    await this.press('Continue in a new window')
    return opened
  }

  heading(name: string | RegExp) {
    return this.frame.getByRole('heading', { name })
  }

  field(name: string) {
    return this.frame.getByLabel(name, { exact: true })
  }

  /** What the page was answered, once the modal has gone. */
  async outcome(): Promise<Outcome> {
    await expect(this.page.locator('iframe')).toHaveCount(0)
    const output = this.page.getByRole('status')
    await expect(output).not.toBeEmpty()
    return JSON.parse((await output.textContent()) ?? '')
  }

  /** Of the platform, or of an account connected to it. */
  async createSession(
    parameters: Record<string, string>,
    account?: string,
  ): Promise<{ id: string; client_secret: string }> {
    const connected: Record<string, string> = account ? { 'stripe-account': account } : {}
    const customer = await this.api('/v1/customers', {}, connected)
    const form = {
      'account_holder[type]': 'customer',
      'account_holder[customer]': customer.id,
      'permissions[0]': 'balances',
      'permissions[1]': 'transactions',
      ...parameters,
    }
    return this.api('/v1/financial_connections/sessions', form, connected)
  }

  private async api(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string>,
  ): Promise<{ id: string; client_secret: string }> {
    const answer = await fetch(this.modal.simulatorUrl + path, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_modal', ...headers },
      body: new URLSearchParams(form),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
}

export type Outcome = {
  keys: string[]
  financialConnectionsSession?: { id: string; accounts: { id: string; display_name: string; last4: string }[] }
  token?: { id: string; bank_account: { last4: string } }
  error?: { type: string; code: string; message: string }
}

/** Strict on purpose: the stand-in must do with a page that allows one script, one frame and nothing inline. */
function embeddingPage(simulatorUrl: string): RequestListener {
  const policy = (scripts: string) =>
    `default-src 'none'; script-src 'self' ${scripts}; frame-src 'self' ${scripts} ${simulatorUrl} http://localhost:*; connect-src 'self'; img-src 'self' data:`
  return ({ url = '/' }, response) => {
    if (url === '/page.js') return response.setHeader('content-type', 'text/javascript').end(pageScript)
    if (url === '/stranger.js') return response.setHeader('content-type', 'text/javascript').end(strangerScript)
    if (url === '/stranger')
      return response
        .setHeader('content-type', 'text/html')
        .end('<p>a stranger</p><script src="/stranger.js"></script>')
    const stripeJs = url.startsWith('/as-stripe')
      ? 'https://js.stripe.com/endive/stripe.js'
      : `${simulatorUrl}/_simulator/stripe.js`
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-security-policy', policy(new URL(stripeJs).origin))
    return response.end(`<!doctype html><html lang="en"><head><title>Harbour Club</title>
<meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><script src="${stripeJs}"></script><script src="/page.js" defer></script></head>
<body>${url === '/with-strip' ? strip : ''}<main><h1>Harbour Club</h1><label>Secret <input id="secret" autocomplete="off"></label>
<button id="link">Link a bank</button><button id="token">Add a bank account</button><output id="outcome"></output></main>${'<br>'.repeat(90)}</body></html>`)
  }
}

const strip = `<aside data-simulator-strip aria-label="Simulator"><svg width="1" height="24"></svg></aside>`

const pageScript = `
const outcome = document.getElementById('outcome')
document.getElementById('link').onclick = () => collect('collectFinancialConnectionsAccounts')
document.getElementById('token').onclick = () => collect('collectBankAccountToken')
async function collect(call) {
  outcome.textContent = ''
  const asked = new URLSearchParams(location.search)
  const stripeAccount = asked.get('account') ?? undefined
  const stripe = window.Stripe(asked.get('key') ?? 'pk_test_harbour', { locale: 'en', stripeAccount })
  stripe._registerWrapper({ name: 'stripe-js', version: '1', startTime: 0 })
  const result = await stripe[call]({ clientSecret: document.getElementById('secret').value })
  outcome.textContent = JSON.stringify({ keys: Object.keys(result), ...result })
}`

const strangerScript = `
const forged = { type: 'simulator.result', session: { id: 'forged', accounts: [] } }
for (const target of [parent, ...Array.from({ length: parent.frames.length }, (_, at) => parent.frames[at])]) {
  target.postMessage(forged, '*')
  target.postMessage({ type: 'simulator.leave' }, '*')
}`

async function forward(simulator: Simulator, ...[incoming, outgoing]: Parameters<RequestListener>): Promise<void> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') headers.set(name, value)
  const { method = 'GET', url = '/' } = incoming
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(await Readable.from(incoming).toArray())
  const answer = await simulator.fetch(new Request(`http://${incoming.headers.host}${url}`, { method, headers, body }))
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(Buffer.from(await answer.arrayBuffer()))
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}
