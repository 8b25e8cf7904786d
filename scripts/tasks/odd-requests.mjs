import { randomUUID } from 'node:crypto'
import { headers } from '../../next.config.js'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * What Next would answer with a bare 500, before anything of ours is asked: methods that no `Request` may have are refused here, and
 * an address that cannot be decoded becomes one that is not there. Whatever else goes wrong carries the headers of every answer.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {boolean} whether it is answered
 */
export function answerOddRequest(request, response) {
  for (const { key, value } of headers) response.setHeader(key, value)
  const path = request.url?.split('?')[0] ?? '/'
  if (!isDecodable(path)) request.url = request.url?.replace(path, path.replaceAll('%', '%25'))
  if (methods.includes(request.method ?? '')) return false
  const requestId = `req_${randomUUID().replaceAll('-', '')}`
  const message = `There is no ${request.method} here.`
  const error = { type: 'invalid_request_error', code: 'method_not_allowed', message, request_id: requestId }
  const own = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Request-Id': requestId }
  response.writeHead(405, { ...own, Allow: methods.join(', ') }).end(JSON.stringify({ error }))
  return true
}

/** @param {string} path */
function isDecodable(path) {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
