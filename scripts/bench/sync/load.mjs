import http from 'node:http'
import { Refusal } from '../../tasks/refusal.mjs'
import { quantile } from '../kit/figures.mjs'

/** @typedef {{ method?: string, path: string, headers?: Record<string, string>, body?: string, status?: number }} Call */
/** @typedef {{ perSecond: number, p50: number, p99: number, count: number }} Figure milliseconds */

/**
 * Keeps this many connections busy for this long, and times each call from its first byte sent to its last one read.
 * @param {number} port
 * @param {() => Call} next
 * @param {{ connections: number, forMs: number }} how
 * @returns {Promise<Figure>}
 */
export async function load(port, next, { connections, forMs }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections, maxTotalSockets: connections })
  try {
    return await keepBusy(() => ask(port, next(), agent), { connections, forMs })
  } finally {
    agent.destroy()
  }
}

/**
 * @param {() => Promise<unknown>} work
 * @param {{ connections: number, forMs: number }} how
 * @returns {Promise<Figure>}
 */
export async function keepBusy(work, { connections, forMs }) {
  /** @type {number[]} */
  const took = []
  const start = performance.now()
  const one = async () => {
    for (let begun = start; begun - start < forMs; ) {
      await work()
      const ended = performance.now()
      took.push(ended - begun)
      begun = ended
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - start) / 1000
  return { perSecond: took.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99), count: took.length }
}

/**
 * @param {number} port
 * @param {Call} call
 * @param {http.Agent} [agent]
 * @returns {Promise<{ headers: http.IncomingHttpHeaders, body: string }>}
 */
export function ask(port, { method = 'GET', path, headers = {}, body = '', status = 200 }, agent) {
  const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  const options = { host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, ...(agent && { agent }) }
  return new Promise((resolve, reject) => {
    const request = http.request(options)
    request.once('error', reject)
    request.once('response', (response) => {
      /** @type {Buffer[]} */
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const text = Buffer.concat(parts).toString()
        if (response.statusCode === status) resolve({ headers: response.headers, body: text })
        else reject(new Refusal(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 500)}`))
      })
    })
    request.end(body)
  })
}
