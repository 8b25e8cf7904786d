import { describe, expect, test } from 'vitest'
import { nextPath, withNext } from './next-path'

describe('where sign-in may lead', () => {
  test.each(['/accounts', '/accounts/fca_1?tab=facts#today', '/support', '/'])('%s', (path) => {
    expect(nextPath(path)).toBe(path)
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'accounts',
    '',
    '/sign-in',
    '/sign-in?next=/sign-in',
    '/api/auth/sign-out',
  ])('never %j', (path) => {
    expect(nextPath(path)).toBeNull()
  })

  test('not twice, not nothing', () => {
    expect(nextPath(['/a', '/b'])).toBeNull()
    expect(nextPath(undefined)).toBeNull()
  })
})

test('the way on travels with the address', () => {
  expect(withNext('/sign-in', '/accounts/x?y=1')).toBe('/sign-in?next=%2Faccounts%2Fx%3Fy%3D1')
  expect(withNext('/sign-in', null)).toBe('/sign-in')
})
