import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

/** Runs what answers a request, so that whatever it leaves behind can name it. */
export function withRequestId<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  return current.run(requestId, work)
}

/** The request that is being answered; null in jobs and commands. */
export function currentRequestId(): string | null {
  return current.getStore() ?? null
}
