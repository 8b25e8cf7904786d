import type { Browser, Page } from '@playwright/test'
import { expectStateAccessible } from './support/accessible'
import { BankWindow } from './support/bank-window'
import { signUp } from './support/people'
import { expectStates } from './support/states'
import { expect, test } from './support/test'

const spanish = { locale: 'es-MX', timezoneId: 'America/Mexico_City' }

/** A browser that wishes for Spanish. */
async function spanishPage(browser: Browser, width = 1440): Promise<Page> {
  const context = await browser.newContext({ ...spanish, viewport: { width, height: 800 } })
  return context.newPage()
}

async function enterInSpanish(page: Page, door: string, heading: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: door }).click()
  await page.waitForURL(/\/(accounts|support)$/)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

test('somebody new whose browser wishes for Spanish links a bank in Spanish', async ({ browser }) => {
  const page = await spanishPage(browser)
  await page.goto('/sign-up')
  await page.getByLabel('Su nombre').fill('Wren Alder')
  await page.getByLabel('Correo electrónico').fill(`alder-${process.pid}@example.com`)
  await page.getByLabel('Contraseña').fill('unas palabras sencillas')
  await page.getByRole('button', { name: 'Crear un perfil' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cuentas' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page).toHaveTitle('Cuentas · Tidewater')
  await page.getByRole('link', { name: 'Vincular una cuenta' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lo que usted va a compartir' })).toBeVisible()

  const bank = new BankWindow(page, 'es')
  const start = page.getByRole('button', { name: 'Continuar a su banco' })
  await start.click()
  await expect(bank.heading('Tidewater pide leer sus cuentas')).toBeVisible()
  await expect(bank.frame.locator('html')).toHaveAttribute('lang', 'es')
  await bank.press('Cerrar')
  await bank.press('Salir')
  await expectStates(page, ['link.left'])
  await start.click()
  await bank.chooseBank('Down (Scheduled)')
  await expectStates(page, ['window.downScheduled'], bank.frame)
  await bank.press('Elegir otro banco')
  await bank.press('Test (OAuth)')
  // The bank’s own window, in the browser’s language.
  await bank.allowAtTheBank()
  await expect(bank.heading('Elija las cuentas')).toBeVisible()
  await expectStateAccessible(page)
  await bank.press('Atrás')
  await bank.press('Test (Non-OAuth)')
  await bank.connect(['Success Corriente'])
  await expectStates(page, ['link.linked'])
  await page.getByRole('link', { name: /Success/ }).click()
  // The bank takes its time to answer.
  await expect(page.getByText('4126,50 $').first()).toBeVisible({ timeout: 30_000 })
  await page.context().close()
})

test('a language that is chosen stays, and is there in another browser', async ({ page, browser }) => {
  const { email, password } = await signUp(page)
  await page.goto('/settings')
  await page.getByLabel('Language', { exact: true }).selectOption('Español')
  await expect(page.getByRole('heading', { level: 1, name: 'Sus ajustes' })).toBeVisible()
  await page.getByLabel('Números y fechas').selectOption('12,345.67 · 6 ago')
  await page.getByLabel('Zona horaria').selectOption('America/Lima')
  await page.getByLabel('Tema').selectOption('Oscuro')
  await page.getByRole('group', { name: 'Mensajes sobre sus cuentas' }).getByText('No', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Menú de Wren Alder' }).first().click()
  await page.getByRole('button', { name: 'Cerrar sesión' }).click()
  await expect(page.getByRole('link', { name: 'Iniciar sesión' }).first()).toBeVisible()

  const second = await (await browser.newContext()).newPage()
  await second.goto('/sign-in')
  await second.getByLabel('E-mail').fill(email)
  await second.getByLabel('Password').fill(password)
  await second.getByRole('button', { name: 'Sign in' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'Cuentas' })).toBeVisible()
  await expect(second.locator('html')).toHaveAttribute('data-theme', 'dark')
  await second.goto('/settings')
  await expect(second.getByLabel('Zona horaria')).toHaveValue('America/Lima')
  await expect(second.getByRole('radio', { name: 'No', exact: true })).toBeChecked()

  // The name and the address are changed where they are read, and refusals are in the words of the page.
  await second.getByLabel('Su nombre').fill('Wren Ash')
  await second.getByRole('button', { name: 'Guardar el nombre' }).click()
  await expect(second.getByText('Su nombre se cambió.')).toBeVisible()
  await second.getByRole('button', { name: 'Cambiar la dirección…' }).click()
  await second.getByLabel('Nueva dirección de correo').fill('demo@')
  await second.getByRole('button', { name: 'Cambiar la dirección' }).click()
  await expect(second.getByText(/esto no es un correo electrónico/)).toBeVisible()
  await second.getByLabel('Nueva dirección de correo').fill(`new-${email}`)
  await second.getByRole('button', { name: 'Cambiar la dirección' }).click()
  await expect(second.getByText(`Hemos escrito a new-${email}.`).first()).toBeVisible()
  await second.goto('/outbox')
  await expect(second.getByText('Confirme su nueva dirección')).toBeVisible()
  await second.context().close()
})

test('whoever is not signed in chooses a language below the page', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Español' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Iniciar sesión' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})

/** Pages of both kinds of people, in the longer language on the smallest phone. */
const small = [
  ['Entrar como cliente', 'Cuentas', ['/accounts', '/transactions', '/insights', '/sharing', '/link', '/settings']],
  [
    'Entrar como presentador',
    'Buscar una cuenta',
    ['/support/events', '/support/calls', '/support/invitations', '/support/settings', '/support/audit'],
  ],
] as const

for (const [door, heading, addresses] of small) {
  test(`in Spanish nothing is cut at 320 px: ${addresses.join(' ')}`, async ({ browser }) => {
    const page = await spanishPage(browser, 320)
    await page.goto('/')
    await expectWhole(page)
    await enterInSpanish(page, door, heading)
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectWhole(page)
    }
    await page.context().close()
  })
}

/** Nothing sticks out sideways, and no control hides a part of its words. */
async function expectWhole(page: Page): Promise<void> {
  const look = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      const controls = document.querySelectorAll('a, button, label, h1, h2, h3, th, dt')
      const cut = [...controls].filter((each) => {
        const { overflowX, textOverflow } = getComputedStyle(each)
        // Names that people gave may end in an ellipsis; our own words may not.
        return (
          overflowX === 'hidden' &&
          textOverflow !== 'ellipsis' &&
          each.scrollWidth > each.clientWidth + 1 &&
          each.clientWidth > 1
        )
      })
      const wide = [...controls].filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      const inside = wide.filter((each) => !each.closest('[class*="sr-only"], [class*="overflow-x"]'))
      return { sideways: scrollWidth - clientWidth, words: [...cut, ...inside].map((each) => each.textContent) }
    })
  // What comes late to a page may move it for a moment.
  await expect.poll(look, page.url()).toEqual({ sideways: 0, words: [] })
}
