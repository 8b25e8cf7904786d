/**
 * A Cookie header as Playwright takes cookies.
 * @param {string} header
 * @param {string} url
 */
export function cookiesOf(header, url) {
  if (!header) return []
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
}
