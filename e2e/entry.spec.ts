import { signUp } from './support/people'
import { expect, test } from './support/test'

test('a person makes a profile, leaves nothing in memory, and comes back to the page they asked for', async ({
  page,
}) => {
  const person = await signUp(page)
  await page.evaluate(() => Reflect.set(window, 'ofThisPerson', true))
  await page.getByRole('button', { name: /Wren Alder/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(
    page.getByRole('link', { name: 'Sign in' }).or(page.getByRole('heading', { name: 'Sign in' })),
  ).toBeVisible()
  expect(await page.evaluate(() => Reflect.has(window, 'ofThisPerson'))).toBe(false)

  await page.goto('/link')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill('not that one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This e-mail and password do not belong together.')).toBeVisible()
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What you will share' })).toBeVisible()
})
test.use({ allowedProblems: [/status of 4(01|09|22)/] })

test('a profile is refused in words that say what to change', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByRole('button', { name: 'Create a profile' }).click()
  await expect(page.getByText('Enter your name.')).toBeVisible()
  await page.getByLabel('Your name').fill('Wren Alder')
  await page.getByLabel('E-mail').fill('customer@tidewater.test')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create a profile' }).click()
  await expect(page.getByText('Use at least 10 characters.')).toBeVisible()
  await page.getByLabel('Password').fill('long enough now')
  await page.getByRole('button', { name: 'Create a profile' }).click()
  await expect(page.getByText('There is a profile with this e-mail already.')).toBeVisible()
})

test('the address after signing in is never somebody else’s', async ({ page }) => {
  await page.goto('/sign-in?next=https://example.com/')
  await page.getByLabel('E-mail').fill('support@tidewater.test')
  await page.getByLabel('Password').fill('tidewater-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Find an account' })).toBeVisible()
})

test('a browser may keep it among its apps, with icons of the sizes it names', async ({ page }) => {
  await page.goto('/')
  const href = (await page.locator('link[rel=manifest]').first().getAttribute('href')) ?? ''
  const manifest = await (await page.request.get(href)).json()
  expect(manifest).toMatchObject({ name: 'Tidewater', lang: 'en', display: 'standalone', start_url: '/' })
  const touch = page.locator('link[rel=apple-touch-icon]').first()
  const named = [
    ...manifest.icons.map((icon: { src: string; sizes: string }) => [icon.src, icon.sizes]),
    [await touch.getAttribute('href'), await touch.getAttribute('sizes')],
  ]
  const sizes = await page.evaluate(
    (sources) =>
      Promise.all(
        sources.map(async (src) => {
          const image = new Image()
          image.src = src
          await image.decode()
          return `${image.naturalWidth}x${image.naturalHeight}`
        }),
      ),
    named.map(([src]) => src),
  )
  expect(sizes).toEqual(['192x192', '512x512', '512x512', '180x180'])
  expect(sizes).toEqual(named.map(([, size]) => size))
})
