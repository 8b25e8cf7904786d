import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { hold } from './support/hold'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

type Box = { what: string; x: number; y: number; width: number }

const skeletons = (page: Page) => page.locator('.skeleton').filter({ visible: true })
const rows = (page: Page) => page.getByRole('grid', { name: 'Transactions' }).getByRole('row')

/** From now on; also what a press causes, which browsers forgive. */
async function watchShifts(page: Page): Promise<() => Promise<unknown[]>> {
  await page.evaluate(() => {
    const shifts: unknown[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const sources: { node?: Node }[] = Reflect.get(entry, 'sources')
        const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : String(node)))
        shifts.push({ value: Reflect.get(entry, 'value'), moved })
      }
    }).observe({ type: 'layout-shift' })
  })
  return async () => {
    // What was drawn last is told of after the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    return page.evaluate(() => Reflect.get(window, 'shifts'))
  }
}

/** Of the frame, of headings, cards and rows, as far as they are in sight. */
function boxesOf(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header, nav, h1, h2, h3, section, [role=row]')].flatMap((element) => {
      const { x, y, width, bottom } = element.getBoundingClientRect()
      const what = `${element.tagName} ${element.id || (element.getAttribute('aria-rowindex') ?? element.textContent?.slice(0, 12))}`
      // What is only begun may end elsewhere.
      const isSeen = width > 0 && bottom > 0 && bottom <= innerHeight
      return isSeen ? [{ what, x, y, width }] : []
    }),
  )
}

type Wait = {
  /** What has skeletons show. */
  begin: () => Promise<unknown>
  letGo: () => unknown
}

/** Nothing in sight moves when what skeletons stand for has come, nor when they do. */
async function expectStill(page: Page, { begin, letGo }: Wait): Promise<void> {
  await begin()
  await expect(skeletons(page).first()).toBeVisible()
  const [before, shifts] = [await boxesOf(page), await watchShifts(page)]
  await letGo()
  await expect(skeletons(page)).toHaveCount(0)
  expect(await shifts()).toEqual([])
  expect(await boxesOf(page)).toEqual(expect.arrayContaining(before))
}

/** Of a chart that looks further back. */
async function expectStillChart(page: Page): Promise<void> {
  const letGo = await hold(page, '**/api/balances/days?*')
  const year = page.getByText('1 year', { exact: true }).filter({ visible: true })
  await year.scrollIntoViewIfNeeded()
  const before = await boxesOf(page)
  await expectStill(page, { begin: () => year.click(), letGo })
  expect(await boxesOf(page)).toEqual(before)
}

/** What a page does once it is at rest waits until it is let go. */
async function holdRest(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const waiting: (() => void)[] = []
    Object.assign(window, { requestIdleCallback: (work: () => void) => waiting.push(work) })
    addEventListener('at-rest', () => {
      Object.assign(window, { requestIdleCallback: (work: () => void) => work() })
      for (const work of waiting.splice(0)) work()
    })
  })
  return () => page.evaluate(() => void dispatchEvent(new Event('at-rest')))
}

test.describe('@every-width', () => {
  test('what comes where skeletons stood moves nothing on a customer’s pages', async ({ page }) => {
    test.slow()
    await enterAs(page, 'customer')
    await expectStillChart(page)
    await expectStill(page, {
      letGo: await holdRest(page),
      async begin() {
        await page
          .getByRole('main')
          .getByRole('link', { name: /^Everyday/ })
          .click()
        await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()
        await skeletons(page).first().scrollIntoViewIfNeeded()
      },
    })
    await page.evaluate(() => scrollTo(0, 0))
    await expectStillChart(page)

    await page.goto('/transactions')
    await expectStill(page, {
      letGo: await hold(page, /\/api\/transactions\?/),
      begin: () => page.evaluate(() => scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })),
    })
    await expectStill(page, {
      letGo: await hold(page, /\/api\/transactions\/fctxn_/),
      begin: () => rows(page).getByRole('link').filter({ visible: true }).nth(3).click(),
    })
  })

  test('what comes where skeletons stood moves nothing on an account as support sees it', async ({ page }) => {
    await enterAs(page, 'support')
    await page.getByRole('searchbox').fill('1120')
    await page.getByRole('link', { name: /1120/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Rainy day/ })).toBeVisible()
    await expect(skeletons(page)).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 2, name: 'Transactions' })).toBeAttached()
    await expectStillChart(page)
  })

  test('pages stay as they were painted while their scripts come', async ({ page }) => {
    test.slow()
    await enterAs(page, 'customer')
    const account = await page
      .getByRole('main')
      .getByRole('link', { name: /^Everyday/ })
      .getAttribute('href')
    for (const path of ['/accounts', account ?? '', '/transactions', '/insights', '/sharing']) {
      const letGo = await hold(page, /\/_next\/static\/.*\.js/)
      const arrived = page.goto(path)
      await expect(page).toHaveURL(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const [before, shifts] = [await boxesOf(page), await watchShifts(page)]
      letGo()
      await arrived
      expect([path, await shifts()]).toEqual([path, []])
      expect(await boxesOf(page)).toEqual(expect.arrayContaining(before))
    }
  })
})

test.describe('when nothing comes', () => {
  test.use({ allowedProblems: [/Failed to load resource/] })

  test('rows that cannot be read anew stay, and the page says once that they are the last', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.route(/\/api\/stream/, (route) => route.abort())
    await page.goto('/transactions')
    const links = rows(page).getByRole('link')
    await expect(links.first()).toBeVisible()
    const shown = await links.allInnerTexts()
    await page.route(/\/api\/transactions/, (route) => route.abort())
    // Without its stream the page asks by itself, and each question three times.
    const stale = page.getByRole('status').filter({ hasText: 'This page could not be brought up to date.' })
    await expect(stale).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('Transactions did not load')).toHaveCount(0)
    expect(await links.allInnerTexts()).toEqual(shown)
    await expectAccessible(page)
    await page.unroute(/\/api\/transactions/)
    await stale.getByRole('button', { name: 'Try again' }).click()
    await expect(stale).toHaveCount(0)
  })
})
