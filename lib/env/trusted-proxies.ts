import 'server-only'
import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

/** Addresses and ranges of the proxies in front, `10.0.0.0/8, 192.0.2.7`. */
export const trustedProxies = z.string().transform((list, context) => {
  const proxies = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (add(proxies, entry)) continue
    context.addIssue('must be addresses or ranges such as 10.0.0.0/8, with commas between')
    return z.NEVER
  }
  return proxies
})

function add(proxies: BlockList, entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const version = isIP(address)
  const kind = version === 4 ? 'ipv4' : 'ipv6'
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) proxies.addAddress(address, kind)
  else if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (version === 4 ? 32 : 128)) return false
  else proxies.addSubnet(address, Number(prefix), kind)
  return true
}
