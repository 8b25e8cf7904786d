import { parseArgs } from 'node:util'
import { createSimulator, fileStorage, type SimulatorOptions } from '../lib/simulator/index'
import { serve } from '../lib/simulator/server'

const HOST = '127.0.0.1'

await start().catch(fail)

async function start(): Promise<void> {
  const { port, data, ...options } = readFlags(process.argv.slice(2))
  const simulator = await createSimulator({ ...options, ...(data ? { storage: fileStorage(data) } : {}) })
  const server = serve(simulator)
  server.once('error', fail)
  server.listen(port, HOST, () => console.log(`simulator listening on ${addressOf(server.address())}`))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      server.closeAllConnections()
      server.close()
      await simulator.close()
      process.exit(0)
    })
  }
}

type Flags = { port: number; data: string | undefined } & SimulatorOptions

function readFlags(args: string[]): Flags {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '12111' },
      data: { type: 'string' },
      people: { type: 'boolean', default: false },
      'api-version': { type: 'string' },
      quota: { type: 'string' },
      'webhooks-anywhere': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port} is not a port number.`)
  const { data, people, quota, 'api-version': apiVersion } = values
  if (quota !== undefined && quota !== 'test' && quota !== 'live') throw new Error('--quota is test or live.')
  const webhooks = { anywhere: values['webhooks-anywhere'] }
  return { port, data, people, webhooks, ...(apiVersion ? { apiVersion } : {}), ...(quota ? { quota } : {}) }
}

function addressOf(address: ReturnType<ReturnType<typeof serve>['address']>): string {
  return address && typeof address === 'object' ? `http://${HOST}:${address.port}` : String(address)
}

/** One sentence, whatever went wrong. */
function fail(error: unknown): never {
  console.error(sentenceOf(error))
  process.exit(1)
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return 'The port is in use: choose another one with --port.'
  if (code === 'EACCES' || code === 'EROFS') return `The simulator cannot write there: ${error.message}.`
  const [sentence = ''] = error.message.split('\n')
  return sentence
}
