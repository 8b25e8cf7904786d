import 'server-only'
import { rememberConnections } from './http/client-address'
import { refuseToStart } from './start/refuse-to-start'
import { startProduct } from './start/start-product'
import { stopOnSignals } from './start/stop-product'

/** Brings the product up before the first request, or ends the process with one sentence that says why not. */
export async function start(): Promise<void> {
  try {
    rememberConnections()
    await startProduct()
    stopOnSignals()
  } catch (error) {
    refuseToStart(error)
  }
}
