import type { Frame, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './test'

/**
 * What is tried at both widths shows each theme once: colours do not depend on the width, nor the rest on the theme.
 * `npm run prove` tries every page in both at both.
 */
function themesToTry(): readonly string[] {
  const { tags, project } = test.info()
  if (process.env.PROVE || !tags.includes('@every-width')) return ['light', 'dark']
  return [project.name === 'phone' ? 'dark' : 'light']
}

/** Every rule of axe, best practices included, in both themes; leaves the page in the theme it was in. */
export async function expectAccessible(page: Page): Promise<void> {
  const before = await page.locator('html').getAttribute('data-theme')
  for (const theme of themesToTry()) await expectAccessibleIn(page, theme)
  await setTheme(page, before)
}

/** Of a state that a page may be in: each theme and each width once. */
export async function expectStateAccessible(page: Page): Promise<void> {
  const [theme, size] = [await page.locator('html').getAttribute('data-theme'), page.viewportSize()]
  await page.setViewportSize({ width: 1440, height: 900 })
  await expectAccessibleIn(page, 'light')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessibleIn(page, 'dark')
  await setTheme(page, theme)
  if (size) await page.setViewportSize(size)
}

async function expectAccessibleIn(page: Page, theme: string): Promise<void> {
  await setTheme(page, theme)
  for (const frame of page.frames()) {
    // A title comes a moment after its page, and goes for a moment where the next page takes its place.
    const violations = async () => {
      await expect(page).toHaveTitle(/./)
      return violationsIn(frame)
    }
    await expect.poll(violations, `axe, ${theme} theme`).toEqual([])
  }
}

/** Each frame by itself, from a script that stays there: what runs across frames opens a page of its own for each look. */
async function violationsIn(frame: Frame): Promise<object[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
  const options: axe.RunOptions = { resultTypes: ['violations'], iframes: false }
  const results = await frame.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return results.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary ?? ''}`),
  }))
}

/** Both ways a theme is chosen, without the transition between them: colours halfway are nobody's. */
async function setTheme(page: Page, theme: string | null): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.evaluate((value) => {
    if (value) document.documentElement.dataset.theme = value
    else delete document.documentElement.dataset.theme
  }, theme)
}
