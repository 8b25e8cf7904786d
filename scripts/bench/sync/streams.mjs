import http from 'node:http'
import { Refusal } from '../../tasks/refusal.mjs'
import { tell } from '../kit/child.mjs'

const perPerson = 20
const warmUps = 100
const streams = 1000

/**
 * What the server holds for each open stream, after a collection of its garbage.
 * @param {import('./product.mjs').Product} product
 */
export async function measureStreams(product) {
  /** @type {import('./product.mjs').Person[]} */
  const people = []
  for (let made = 0; made < streams / perPerson; made++) people.push(await product.signUp())
  const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  /** Person by person: all at once would measure the queue before the database. @param {number} count */
  const open = async (count) => {
    /** @type {http.ClientRequest[]} */
    const opened = []
    for (const { cookie } of people.slice(0, count / perPerson)) {
      const theirs = Array.from({ length: perPerson }, () => openStream(product.port, cookie, agent))
      opened.push(...(await Promise.all(theirs)))
    }
    return opened
  }
  await close(await open(warmUps))
  const before = await settled(product)
  const opened = await open(streams)
  const during = await settled(product)
  await close(opened)
  const per = (/** @type {'rss' | 'heapUsed' | 'external'} */ what) => (during[what] - before[what]) / streams / 1024
  const each = `heap ${per('heapUsed').toFixed(1)} kB, outside it ${per('external').toFixed(1)} kB, resident ${per('rss').toFixed(1)} kB`
  console.log(`${streams} open streams\n  each                   ${each}`)
}

/** After a pause in which what was begun ends: a server has no sign for that. @param {import('./product.mjs').Product} product @returns {Promise<NodeJS.MemoryUsage>} */
async function settled({ server }) {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await tell(server, { call: 'memory' })
  return tell(server, { call: 'memory' })
}

/**
 * Open once the first words have come.
 * @param {number} port
 * @param {string} cookie
 * @param {http.Agent} agent
 * @returns {Promise<http.ClientRequest>}
 */
function openStream(port, cookie, agent) {
  return new Promise((resolve, reject) => {
    const request = http.get(
      { host: '127.0.0.1', port, path: '/api/stream', headers: { cookie }, agent },
      (response) => {
        if (response.statusCode !== 200) reject(new Refusal(`A stream was answered ${response.statusCode}.`))
        response.once('data', () => resolve(request))
      },
    )
    request.on('error', reject)
  })
}

/** @param {http.ClientRequest[]} requests */
async function close(requests) {
  for (const request of requests) request.on('error', () => undefined).destroy()
}
