import { createServer } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import { clientAddress, connections, rememberConnections } from './client-address'

afterEach(() => {
  globalThis.tidewaterEnv = undefined
})

function addressOf(socketAddress: string, forwardedFor: string, trusted?: string): string {
  globalThis.tidewaterEnv = readEnv({ TRUSTED_PROXIES: trusted })
  return connections().run({ socketAddress, forwardedFor }, clientAddress)
}

it.each([
  ['nobody is trusted', undefined, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['it came past the proxy', '10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['the proxy says so', '10.0.0.0/8', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['two proxies say so', '10.0.0.0/8, 192.0.2.7', '10.1.2.3', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
  ['the client wrote something before', '10.0.0.0/8', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['the client names a proxy', '10.0.0.0/8', '10.1.2.3', '1.1.1.1, 10.9.9.9, 198.51.100.1', '198.51.100.1'],
  ['the proxy adds the port', '10.0.0.0/8', '10.1.2.3', '198.51.100.1:4711', '198.51.100.1'],
  ['the proxy says nothing', '10.0.0.0/8', '10.1.2.3', '', '10.1.2.3'],
  ['it says what is no address', '10.0.0.0/8', '10.1.2.3', 'me', '10.1.2.3'],
  ['the socket is of both kinds', '10.0.0.0/8', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['there is no socket any more', undefined, '', '198.51.100.1', 'unknown'],
  ['it is one of many of a household', undefined, '2001:db8:1:2:aaaa::1', '', '2001:db8:1:2::/64'],
  ['it is another of them, written long', undefined, '2001:0db8:0001:0002:0:0:0:2', '', '2001:db8:1:2::/64'],
  ['most of it is zeros', undefined, '2001:db8::1', '', '2001:db8:0:0::/64'],
  ['a proxy has such an address', '2001:db8::/32', '2001:db8::1', '[2001:db9::7]:443', '2001:db9:0:0::/64'],
])('where %s', (_, trusted, socket, forwarded, expected) => {
  expect(addressOf(socket, forwarded, trusted)).toBe(expected)
})

it('does not know where a request comes from that no server took', () => {
  expect(clientAddress()).toBe('unknown')
})

it('is the socket’s own, whatever headers say, for each request of a connection and after waiting', async () => {
  globalThis.tidewaterEnv = readEnv({})
  rememberConnections()
  const server = createServer(async (request, response) => {
    await request.toArray()
    response.end(`${clientAddress()} ${connections().getStore()?.forwardedFor}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const asked = ['1.1.1.1', '2.2.2.2'].map(async (spoofed) => {
    const headers = { 'x-forwarded-for': spoofed, 'x-real-ip': spoofed, forwarded: `for=${spoofed}` }
    return (await fetch(url, { method: 'POST', body: spoofed, headers })).text()
  })
  expect(await Promise.all(asked)).toEqual(['127.0.0.1 1.1.1.1', '127.0.0.1 2.2.2.2'])
  server.close()
})
