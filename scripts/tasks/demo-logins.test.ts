import { expect, test } from 'vitest'
import { demoPassword, demoPeople } from '@/lib/demo/people'
import { logins, password } from './demo-logins.mjs'

test('the logins that npm start names are the demo people', () => {
  expect(Object.keys(logins).sort()).toEqual(
    Object.values(demoPeople)
      .map(({ email }) => email)
      .sort(),
  )
  expect(password).toBe(demoPassword)
})
