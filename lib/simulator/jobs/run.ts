import type { Moment } from '../moment'
import type { AccountRow, JobRow, Task } from '../rows'
import type { World } from '../world'
import { deactivate } from './access'
import { announceNumberExpiry, expireNumber, grantNumber } from './account-numbers'
import { announceDeactivation } from './deactivation'
import { finishRefresh } from './finish-refresh'
import { forgetEvents } from './forget-events'
import { firstDue } from './schedule'
import { refreshDaily } from './subscription'

const tasks: { [K in Task['task']]: (moment: Moment, account: AccountRow, job: JobRow) => void } = {
  refresh: (moment, account, job) => {
    if (job.task === 'refresh') finishRefresh(moment, account, job.feature)
  },
  daily_refresh: refreshDaily,
  deactivate,
  announce_deactivation: announceDeactivation,
  announce_number_expiry: announceNumberExpiry,
  expire_number: expireNumber,
  grant_number: grantNumber,
}

/** Does all that fell due in a world until a moment, in order, each at its own time, and forgets what is over. */
export function runDue(world: World, untilMs: number): void {
  for (let job = firstDue(world, untilMs); job; job = firstDue(world, untilMs)) {
    world.tables.job.delete(job.id)
    const account = world.tables.account.get(job.account)
    if (!account || account.status === 'disconnected') continue
    tasks[job.task]({ world, atMs: job.dueMs, request: { id: null, idempotency_key: null } }, account, job)
  }
  forgetEvents(world, untilMs)
}
