import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/auth/roles'
import { forViewer } from './mask'

const owner = (name: string, email: string | null) => ({
  id: 'fcaown_1',
  object: 'financial_connections.account_owner',
  name,
  email,
  phone: '+1 555 0100',
  raw_address: '1 Canary Row',
  ownership: 'fcaowns_1',
  refreshed_at: 1,
})
const session = (name: string, email: string | null) => ({
  object: 'financial_connections.session',
  accounts: {
    object: 'list',
    data: [{ object: 'financial_connections.account', ownership: { owners: { data: [owner(name, email)] } } }],
  },
  bank_account_token: {
    object: 'token',
    client_ip: '192.0.2.1',
    bank_account: { object: 'bank_account', account_holder_name: name },
  },
})
const viewer = (role: Viewer['role']): Viewer => ({ userId: 'u', role, name: '', email: '', holderId: null })

test('staff see owners masked at any depth, whatever stood there', () => {
  const short = forViewer(viewer('support'), session('Al Canary', 'a@b.test'))
  const long = forViewer(viewer('admin'), session('Alexandrina Canary-Montgomery', 'alexandrina@long.test'))
  expect(short).toEqual(long)
  expect(JSON.stringify(short)).not.toMatch(/Canary|b\.test|555|192\.0/)
})

test('what is not known stays so, and what is not personal stays readable', () => {
  const [seen] = forViewer(viewer('support'), [owner('Al Canary', null)])
  expect(seen).toMatchObject({ email: null, id: 'fcaown_1', ownership: 'fcaowns_1', refreshed_at: 1 })
})

test('the customer who holds the account sees its owners in full', () => {
  expect(forViewer(viewer('customer'), session('Al Canary', 'a@b.test'))).toEqual(session('Al Canary', 'a@b.test'))
})
