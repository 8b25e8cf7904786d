import type { Simulator } from '../../../lib/simulator/index'

const KEY = 'sk_test_bench'
export const FC = '/v1/financial_connections'

/** Asks a simulator in this process. */
export function clientOf(simulator: Simulator) {
  return { request, ask, link }

  function request(method: string, path: string, body: string): Promise<Response> {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' }
    return simulator.fetch(new Request(`http://simulator${path}`, { method, headers, ...(body ? { body } : {}) }))
  }

  async function ask(method: string, path: string, body = '') {
    const response = await request(method, path, body)
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response.json()
  }

  /** One account of a customer of its own, with its transactions. */
  async function link(transactions_count?: number): Promise<{ customer: string; account: string }> {
    const { id: customer } = await ask('POST', '/v1/customers', 'name=Ada')
    const holder = `account_holder[type]=customer&account_holder[customer]=${customer}`
    const data = 'permissions[]=balances&permissions[]=transactions&prefetch[]=balances&prefetch[]=transactions'
    const { id } = await ask('POST', `${FC}/sessions`, `${holder}&${data}`)
    const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
    await ask('POST', `/_simulator/sessions/${id}/complete`, JSON.stringify(choice))
    const session = await ask('GET', `${FC}/sessions/${id}`)
    const account: string = session.accounts.data[0].id
    if (transactions_count) await ask('POST', `/_simulator/accounts/${account}`, JSON.stringify({ transactions_count }))
    await ask('POST', '/_simulator/clock', '{"advance_seconds":2}')
    return { customer, account }
  }
}
