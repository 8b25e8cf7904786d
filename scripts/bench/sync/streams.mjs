import http from 'node:http'
import { Refusal } from '../../tasks/refusal.mjs'
import { tell } from '../kit/child.mjs'

const perPerson = 20
const warmUps = 100
const streams = 1000

/**
 * How long a rush of all readers at once takes, and what the server then holds for each open stream, after a collection of its garbage.
 * @param {import('./product.mjs').Product} product
 */
export async function measureStreams(product) {
  /** @type {import('./product.mjs').Person[]} */
  const people = []
  for (let made = 0; made < streams / perPerson; made++) people.push(await product.signUp())
  const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  /** @param {number} count */
  const open = (count) =>
    Promise.all(
      people
        .slice(0, count / perPerson)
        .flatMap(({ cookie }) => Array.from({ length: perPerson }, () => openStream(product.port, cookie, agent))),
    )
  await close(await open(warmUps))
  const before = await settled(product)
  const [start, used] = [performance.now(), await tell(product.server, { call: 'cpu' })]
  const opened = await open(streams)
  const [took, using] = [performance.now() - start, await tell(product.server, { call: 'cpu' })]
  const during = await settled(product)
  await close(opened)
  const per = (/** @type {'rss' | 'heapUsed' | 'external'} */ what) => (during[what] - before[what]) / streams / 1024
  const each = `heap ${per('heapUsed').toFixed(1)} kB, outside it ${per('external').toFixed(1)} kB, resident ${per('rss').toFixed(1)} kB`
  const cpu = (using.user + using.system - used.user - used.system) / streams / 1000
  console.log(`${streams} streams opened at once`)
  const returned = opened.filter(({ returns }) => returns > 0).length
  console.log(
    `  until the last         ${took.toFixed(0)} ms, CPU of each ${cpu.toFixed(1)} ms, ${returned} had to come again`,
  )
  console.log(`  each                   ${each}`)
}

/** After a pause in which what was begun ends: a server has no sign for that. @param {import('./product.mjs').Product} product @returns {Promise<NodeJS.MemoryUsage>} */
async function settled({ server }) {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await tell(server, { call: 'memory' })
  return tell(server, { call: 'memory' })
}

/**
 * Open once the first words have come; who is sent away for a moment comes back, as a page does.
 * @param {number} port
 * @param {string} cookie
 * @param {http.Agent} agent
 * @returns {Promise<{ request: http.ClientRequest, returns: number }>}
 */
async function openStream(port, cookie, agent) {
  for (let returns = 0; ; returns++) {
    const { request, response } = await ask(port, cookie, agent)
    const { statusCode, headers } = response
    if (statusCode === 200) {
      await new Promise((resolve) => response.once('data', resolve))
      return { request, returns }
    }
    request.destroy()
    if (statusCode !== 503) throw new Refusal(`A stream was answered ${statusCode}.`)
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(headers['retry-after'])))
  }
}

/**
 * @param {number} port
 * @param {string} cookie
 * @param {http.Agent} agent
 * @returns {Promise<{ request: http.ClientRequest, response: http.IncomingMessage }>}
 */
function ask(port, cookie, agent) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/api/stream', headers: { cookie }, agent }
    const request = http.get(options, (response) => resolve({ request, response }))
    request.on('error', reject)
  })
}

/** @param {{ request: http.ClientRequest }[]} opened */
async function close(opened) {
  for (const { request } of opened) request.on('error', () => undefined).destroy()
}
