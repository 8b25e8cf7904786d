import 'server-only'
import { tellOfEnds, tellOfEndsEveryMs } from '@/lib/accounts/tell-of-ends'
import { vacuum } from '@/lib/db/vacuum'
import { continueDeletions } from '@/lib/deletions/continue-deletions'
import { forgetFullLimits } from '@/lib/limits/forget-limits'
import { deliverDueMessages } from '@/lib/mail/deliver'
import { forgetOldMessages } from '@/lib/mail/forget-messages'
import { eraseEnded } from '@/lib/retention/erase-ended'
import { askWhetherAway } from '@/lib/stripe/ask-whether-away'
import { forgetOldCalls } from '@/lib/stripe/forget-calls'
import { writeDeliveryCounts } from '@/lib/webhooks/count-deliveries'
import { forgetOldEvents } from '@/lib/webhooks/forget-events'
import { serveInbox } from '@/lib/webhooks/serve-inbox'
import { adopt } from './adopt'
import { catchUp, catchUpEveryMs } from './catch-up'
import { pullDueAccounts } from './due-accounts'
import { readOpenSessions } from './open-sessions'
import { type Job, runJobs } from './run-jobs'
import { sweep } from './sweep'

declare global {
  var tidewaterStopJobs: (() => Promise<void>) | undefined
}

/** What runs beside the requests. */
const jobs = (): readonly Job[] => [
  { name: 'pull', everyMs: 500, run: pullDueAccounts },
  { name: 'catch up', everyMs: catchUpEveryMs(), run: catchUp },
  { name: 'adopt', everyMs: 300_000, run: adopt },
  { name: 'open sessions', everyMs: 10_000, run: readOpenSessions },
  { name: 'deletions', everyMs: 1000, run: continueDeletions },
  { name: 'sweep', everyMs: 60_000, run: sweep },
  { name: 'tell of ends', everyMs: tellOfEndsEveryMs(), run: tellOfEnds },
  { name: 'mail', everyMs: 2_000, run: deliverDueMessages },
  { name: 'forget messages', everyMs: 3_600_000, run: forgetOldMessages },
  { name: 'ask whether Stripe is away', everyMs: 1_000, run: askWhetherAway },
  { name: 'count deliveries', everyMs: 3_000, run: writeDeliveryCounts },
  { name: 'forget calls', everyMs: 3_600_000, run: forgetOldCalls },
  { name: 'forget events', everyMs: 3_600_000, run: forgetOldEvents },
  { name: 'erase ended', everyMs: 3_600_000, run: eraseEnded },
  { name: 'vacuum', everyMs: 3_600_000, run: vacuum },
  { name: 'forget limits', everyMs: 3_600_000, run: forgetFullLimits },
  // It rests by itself, so that news can wake it.
  { name: 'inbox', everyMs: 0, run: serveInbox },
]

/** On `globalThis` because Next does not share modules between start-up and routes. */
export function startSyncJobs(): void {
  globalThis.tidewaterStopJobs ??= runJobs(jobs())
}

/** Settles when the rounds that were under way have ended. */
export async function stopSyncJobs(): Promise<void> {
  const stop = globalThis.tidewaterStopJobs
  globalThis.tidewaterStopJobs = undefined
  await stop?.()
}
