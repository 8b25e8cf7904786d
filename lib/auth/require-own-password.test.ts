import { expect, it } from 'vitest'
import { requireOwnPassword } from './require-own-password'

const person = { email: 'wren.alder@example.test', name: 'Wren Alder' }

it.each([
  ['password123', /common/],
  ['PassWord1234!', /common/],
  ['!!qwertyuiop', /common/],
  ['1234567890', /common/],
  ['20260101-0815', /common/],
  ['sunshine2026', /common/],
  ['aaaaaaaaaaaa', /repeats/],
  ['abababababab', /repeats/],
  ['wren.alder@example.test', /easy to guess/],
  ['Wren.Alder99', /easy to guess/],
  ['wrenalder1990', /easy to guess/],
  ['Tidewater2026', /easy to guess/],
])('%s is refused', async (password, words) => {
  await expect(requireOwnPassword(password, person)).rejects.toMatchObject({
    status: 400,
    param: 'password',
    message: expect.stringMatching(words),
  })
})

it.each([
  'a few plain words',
  'seven herons on a wall',
  'tidewater-demo',
  'xK4#pQ9!zR',
  'correct horse battery',
  'семь цапель на стене',
])('%s is taken', async (password) => {
  await expect(requireOwnPassword(password, person)).resolves.toBeUndefined()
})
