import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

/**
 * The same page as a file would be: its HTML as it was painted, its styles and fonts, and no script at all.
 * @param {string} url of the page
 * @param {string} cookie
 * @returns {Promise<import('../kit/demo.mjs').Served>}
 */
export async function serveTwin(url, cookie) {
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const html = gzipSync(withoutScripts(page))
  /** @type {Map<string, { type: string, body: Buffer, isPacked: boolean }>} */
  const files = new Map()

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      response.end(html)
      return
    }
    const file = files.get(path) ?? (await fetchFile(new URL(path, url)))
    files.set(path, file)
    const encoding = file.isPacked ? { 'content-encoding': 'gzip' } : {}
    const headers = { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable', ...encoding }
    response.writeHead(200, headers)
    response.end(file.body)
  })
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(null)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** @param {string} html */
function withoutScripts(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*>/gi, '')
}

/** @param {URL} url */
async function fetchFile(url) {
  const response = await fetch(url)
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  const body = Buffer.from(await response.arrayBuffer())
  const isPacked = /css|svg|javascript|json/.test(type)
  return { type, body: isPacked ? gzipSync(body) : body, isPacked }
}
