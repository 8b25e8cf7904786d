import 'server-only'
import { refuseToStart } from './start/refuse-to-start'
import { startProduct } from './start/start-product'
import { stopOnSignals } from './start/stop-product'

/** Brings the product up before the first request, or ends the process with one sentence that says why not. */
export async function start(): Promise<void> {
  try {
    await startProduct()
    stopOnSignals()
  } catch (error) {
    refuseToStart(error)
  }
}
