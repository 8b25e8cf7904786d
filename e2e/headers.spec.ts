import { readdirSync } from 'node:fs'
import { request as ask } from 'node:http'
import { join, sep } from 'node:path'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const app = join(import.meta.dirname, '..', 'app')
const addresses = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => file.split(sep).filter((part) => !part.startsWith('(')))
  .map((parts) => `/${parts.slice(0, -1).join('/')}`.replace('[...path]', 'nothing').replace(/\[\w+\]/g, 'nobodys'))

/** Not there, or not to be understood: what Next would answer by itself. */
const odd = ['/nothing', '/api/nothing', '/_next/static/nothing.js', '/%ff', '/api/%ff', '/api/accounts/%E0%A4', '/%']

const onEvery = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
}

test('every answer carries the same headers, whoever asks and whatever became of it', async ({ page, request }) => {
  test.slow()
  await enterAs(page, 'support')
  for (const asking of [request, page.request]) {
    // A live stream does not end.
    for (const address of [...addresses, ...odd].filter((each) => each !== '/api/stream')) {
      const answer = await asking.get(address, { maxRedirects: 0 })
      const headers = answer.headers()
      expect([address, answer.status() < 500]).toEqual([address, true])
      expect({ address, ...headers }).toMatchObject({ address, ...onEvery })
      expect([address, headers['x-powered-by'], headers.server]).toEqual([address, undefined, undefined])
      if (address.startsWith('/_next/')) continue
      expect([address, headers['cache-control']]).toEqual([address, expect.stringContaining('no-store')])
      if (address.startsWith('/api/simulator/')) continue
      expect([address, headers['content-security-policy']]).toEqual([
        address,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
    }
  }
})

test('a connection is kept for longer than balancers keep theirs', async ({ request }) => {
  const { 'keep-alive': kept = '' } = (await request.get('/api/health')).headers()
  expect(Number(/timeout=(\d+)/.exec(kept)?.[1])).toBeGreaterThan(60)
})

test('a method that no page can send is refused like any other', async ({ baseURL }) => {
  const { status, body } = await new Promise<{ status: number | undefined; body: string }>((done, fail) => {
    const asked = ask(new URL('/api/health', baseURL), { method: 'TRACE' }, async (answer) => {
      done({ status: answer.statusCode, body: Buffer.concat(await answer.toArray()).toString() })
    })
    asked.on('error', fail).end()
  })
  expect(status).toBe(405)
  expect(JSON.parse(body).error).toMatchObject({
    code: 'method_not_allowed',
    request_id: expect.stringMatching(/^req_/),
  })
})

test.describe('a script that got into a page', () => {
  // React finds a document that it did not write.
  test.use({ allowedProblems: [/violat|React error #418/i] })

  for (const [way, html] of Object.entries({
    'an inline script': '<script>window.injected = true</script>',
    'an event attribute': '<img src="data:," onerror="window.injected = true">',
    'a script of another site': '<script src="https://evil.example/x.js"></script>',
    'a frame with a script address': '<iframe src="javascript:parent.injected = true"></iframe>',
  })) {
    test(`does not run as ${way}`, async ({ page }) => {
      // As a hole in our own rendering would let it in: in the document that the server sends.
      await page.route('**/sign-in', async (route) => {
        const answer = await route.fetch()
        await route.fulfill({ response: answer, body: (await answer.text()).replace('</main>', `${html}</main>`) })
      })
      const stopped = page.waitForEvent('console', {
        predicate: (message) => message.text().startsWith('CSP violation'),
      })
      await page.goto('/sign-in')
      await stopped
      expect(await page.evaluate(() => 'injected' in window)).toBe(false)
    })
  }
})
