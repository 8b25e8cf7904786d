import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { listen, readAddress } from './checks.mjs'
import { answerOddRequest } from './odd-requests.mjs'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'

const graceMs = 3000
const patienceMs = 30_000
/** Longer than the minute for which most balancers keep a connection: the one who closes first must not be us, or calls are lost. */
const keepAliveMs = 65_000

/**
 * Serves the production build from this process until it is told to stop.
 * The port is taken before the application starts, so a second start on it fails before anything opens the data.
 * @returns {Promise<{ url: string, mode: string }>} once the application is ready to answer
 */
export async function serve() {
  const address = readAddress()
  // Set before Next is loaded: it and React decide by NODE_ENV what they are.
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: address.host,
    PORT: String(address.port),
  })
  // Tells the application that its data is let go from here, after the last answer and not at the signal.
  globalThis.tidewaterStopsItself = true
  const { default: next } = await import('next')
  const application = next({ dev: false, dir: root, hostname: address.host, port: address.port })
  const server = http.createServer({ keepAliveTimeout: keepAliveMs })
  await listen(server, address)

  const prepared = application.prepare().then(() => application.getRequestHandler())
  server.on('request', async (request, response) => {
    if (!answerOddRequest(request, response)) (await prepared)(request, response)
  })
  await prepared
  const mode = await askHealth(`http://${reachableHost(address.host)}:${address.port}`)
  stopOnSignal(server, () => application.close())
  return { url: `http://${displayHost(address.host)}:${address.port}`, mode }
}

/**
 * Next answers only after the application's own start, so the first answer is the sign that everything is up. A database that does
 * not keep up with the first moment of all jobs is waited for: the process is no better off for starting again.
 * @param {string} url
 */
export async function askHealth(url) {
  const until = performance.now() + patienceMs
  for (;;) {
    const response = await fetch(new URL('/api/health', url))
    if (response.ok) return String((await response.json()).mode)
    if (performance.now() > until) {
      throw new Refusal(`The server started but answered ${response.status} when asked for its health.`)
    }
    await pause(500)
  }
}

/**
 * Ends the event streams, which never end by themselves, lets calls in flight end, and then ends the rest.
 * @param {http.Server} server
 * @param {() => Promise<void>} closeApplication
 */
function stopOnSignal(server, closeApplication) {
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    globalThis.tidewaterCloseStreams?.()
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearTimeout(deadline)
    await closeApplication()
    await globalThis.tidewaterStop?.()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/**
 * For people: the name that reaches it from this machine.
 * @param {string} host
 */
function displayHost(host) {
  return ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : reachableHost(host)
}

/**
 * For ourselves: an address, which needs nobody to resolve it.
 * @param {string} host
 */
function reachableHost(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
