import http from 'node:http'
import { Refusal } from '../../tasks/refusal.mjs'

/** @typedef {{ name: string, method: string, path: string, form: string }} Call */
/** @typedef {{ headers: http.IncomingHttpHeaders, body: string }} Answer */

/**
 * Keeps this many connections busy with one call for this long.
 * @param {number} port
 * @param {Call} call
 * @param {{ connections: number, forMs: number }} how
 * @returns {Promise<{ requests: number, seconds: number }>}
 */
export async function load(port, call, { connections, forMs }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections, maxTotalSockets: connections })
  const start = performance.now()
  let requests = 0
  const one = async () => {
    for (; performance.now() - start < forMs; requests++) await ask(port, call, agent)
  }
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { requests, seconds }
}

/**
 * @param {number} port
 * @param {Call} call
 * @param {http.Agent} [agent]
 * @returns {Promise<Answer>}
 */
export function ask(port, { method, path, form }, agent) {
  const headers = {
    authorization: 'Bearer sk_test_bench',
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) } : {}),
  }
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, ...(agent ? { agent } : {}) })
    request.once('error', reject)
    request.once('response', (response) => {
      /** @type {Buffer[]} */
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const body = Buffer.concat(parts).toString()
        if (response.statusCode === 200) resolve({ headers: response.headers, body })
        else reject(new Refusal(`${method} ${path} answered ${response.statusCode}: ${body}`))
      })
    })
    request.end(form)
  })
}
