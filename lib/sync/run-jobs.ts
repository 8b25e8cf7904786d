import 'server-only'
import { setMaxListeners } from 'node:events'
import { describeError, log } from '@/lib/http/log'

/** Something the server does again and again. Every instance runs it: what only one may do takes a lease. */
export type Job = {
  name: string
  /** Between the end of a round and the beginning of the next one, on the real clock. */
  everyMs: number
  /** One round. A long one looks at `stopping` between its steps, since the process waits for it. */
  run: (stopping: AbortSignal) => Promise<unknown>
}

/** Begins the first round of each job at once. Returns how to stop: it settles when the rounds under way have ended. */
export function runJobs(jobs: readonly Job[]): () => Promise<void> {
  const stopping = new AbortController()
  // Each job waits for it, and there are more of them than Node takes for a leak.
  setMaxListeners(0, stopping.signal)
  const running = jobs.map((job) => repeat(job, stopping.signal))
  return async () => {
    stopping.abort()
    await Promise.all(running)
  }
}

/** The next round is only thought of when the last one has ended, so that two never overlap. */
async function repeat(job: Job, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await runRound(job, stopping)
    await pause(job.everyMs, stopping)
  }
}

async function runRound({ name, run }: Job, stopping: AbortSignal): Promise<void> {
  try {
    await run(stopping)
  } catch (error) {
    log().warn({ event: 'job_failed', job: name, error: describeError(error) })
  }
}

/** Keeps no process alive. Ends early when told to stop. */
function pause(ms: number, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    timer.unref()
    stopping.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      stopping.removeEventListener('abort', done)
      resolve()
    }
  })
}
